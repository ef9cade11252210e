import { Component, type ReactNode } from 'react';
import { ErrorPanel } from '../kit/error-panel.tsx';

interface PageFaultProps {
  readonly children: ReactNode;
}

/** Keeps a page that fails from taking the navigation with it. A class, as React has no other way to catch. */
export class PageFault extends Component<PageFaultProps, { readonly error: Error | null }> {
  override readonly state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <ErrorPanel title="This page failed" error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
