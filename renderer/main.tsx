/** Where the window starts. What is imported from here is read before anything is drawn. */
import './trusted-types.ts';
import '@fontsource-variable/inter/standard.css';
import './design/tokens.css';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { AnswerCache } from './ipc/answer-cache.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

createRoot(root).render(
  <StrictMode>
    <AnswerCache>
      <App />
    </AnswerCache>
  </StrictMode>,
);
