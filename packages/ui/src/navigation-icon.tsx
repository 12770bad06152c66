import {
  IconArchive,
  IconBuilding,
  IconCalendar,
  IconCalendarEvent,
  IconChartBar,
  IconClock,
  IconFileText,
  IconFlag,
  IconForms,
  IconHome,
  IconInbox,
  IconLayoutDashboard,
  IconMap,
  IconMapPin,
  IconMessage,
  IconPuzzle,
  IconRoute,
  IconSettings,
  IconShieldCheck,
  IconStar,
  IconTool,
  IconTruck,
  IconUsers,
} from './icons'

const icons = {
  archive: IconArchive,
  building: IconBuilding,
  calendar: IconCalendar,
  chart: IconChartBar,
  clock: IconClock,
  dashboard: IconLayoutDashboard,
  file: IconFileText,
  flag: IconFlag,
  form: IconForms,
  home: IconHome,
  inbox: IconInbox,
  map: IconMap,
  message: IconMessage,
  place: IconMapPin,
  route: IconRoute,
  schedule: IconCalendarEvent,
  settings: IconSettings,
  shield: IconShieldCheck,
  star: IconStar,
  tool: IconTool,
  trip: IconTruck,
  users: IconUsers,
} as const

const isKnown = (name: string): name is keyof typeof icons => name in icons

/** The icon a module names in its navigation; an unknown name gets a neutral one. */
export function NavigationIcon({ name, size = 20 }: { name: string; size?: number }) {
  const Icon = isKnown(name) ? icons[name] : IconPuzzle
  return <Icon size={size} strokeWidth={1.75} aria-hidden />
}
