// Mantine's own components, as they are: the list is what the kit ships, so it stays short.
export {
  ActionIcon,
  Anchor,
  Box,
  Breadcrumbs,
  Button,
  Center,
  Checkbox,
  Code,
  Divider,
  Fieldset,
  Group,
  Kbd,
  Loader,
  Paper,
  PasswordInput,
  Popover,
  Radio,
  SegmentedControl,
  Skeleton,
  Stack,
  Table,
  Tabs,
  Text,
  Textarea,
  TextInput,
  Timeline,
  Title,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
export { useDebouncedValue, useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks'
export { ActionMenu, type MenuAction } from './action-menu'
export { AppFrame } from './app-frame'
export { Calendar } from './calendar'
export { type ColorScheme, useColorScheme } from './color-scheme'
export { ConfirmDialog } from './confirm-dialog'
export { DataTable } from './data-table'
export { DateInput, DateTimeInput, TimeInput } from './date-input'
export { Drawer, Modal } from './dialog'
export { EmptyState } from './empty-state'
export { ErrorState } from './error-state'
export { Figure } from './figure'
export { FileDropZone } from './file-drop-zone'
export * from './icons'
export { type KeyValue, KeyValueList } from './key-value-list'
export { LoadMore } from './load-more'
export { LoadingState } from './loading-state'
export { NavigationIcon } from './navigation-icon'
export { NavigationLink, NavigationList } from './navigation-list'
export { Notice } from './notice'
export { Page } from './page'
export { Select } from './select'
export { SkipLink } from './skip-link'
export { StatusBadge } from './status-badge'
export { TileGrid } from './tile-grid'
export { showToast, Toasts } from './toast'
export { type Tone, tones } from './tokens'
export { UiProvider } from './ui-provider'
