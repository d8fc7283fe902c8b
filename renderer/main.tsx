/** Where the window starts. */
import './trusted-types.ts';
import './schemas.ts';
import '@fontsource-variable/inter/standard.css';
import './design/tokens.css';
import './design/base.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { Surroundings } from './app/surroundings.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

createRoot(root).render(
  <StrictMode>
    <Surroundings>
      <App />
    </Surroundings>
  </StrictMode>,
);
