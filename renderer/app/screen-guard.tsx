/** Keeps a screen that fails from taking the window with it. */
import type { ReactNode } from 'react';
import { Component } from 'react';
import { Failed } from '../design/feedback.tsx';

export class ScreenGuard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div style={{ padding: 'var(--gutter)' }}>
        <Failed error={this.state.error} retry={() => this.setState({ error: undefined })} />
      </div>
    );
  }
}
