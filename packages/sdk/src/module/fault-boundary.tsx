import { Component, type ReactNode } from 'react'

type FaultBoundaryProps = { onFault: (error: unknown) => void; children: ReactNode }

/** Hands an error of the screens to the shell, which shows it in the module's own frame. */
export class FaultBoundary extends Component<FaultBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onFault(error)
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children
  }
}
