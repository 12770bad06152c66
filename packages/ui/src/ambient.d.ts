// The package types its barrel only; importing that would make every bundler read six thousand files.
declare module '@tabler/icons-react/dist/esm/icons/*' {
  import type { Icon } from '@tabler/icons-react'

  const icon: Icon
  export default icon
}

// Style sheets are the bundler's.
declare module '*.css'
