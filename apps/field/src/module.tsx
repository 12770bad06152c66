import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { manifest } from './manifest'
import { moreTexts } from './texts/texts'
import './layout.css'

const VisitRequestsPage = lazy(() =>
  import('./requests/visit-requests-page').then((page) => ({ default: page.VisitRequestsPage })),
)
const TripsPage = lazy(() => import('./trips/trips-page').then((page) => ({ default: page.TripsPage })))
const TripPage = lazy(() => import('./trips/trip-page').then((page) => ({ default: page.TripPage })))
const TripPeoplePage = lazy(() => import('./trips/trip-people-page').then((page) => ({ default: page.TripPeoplePage })))
const TravelOrderPage = lazy(() =>
  import('./trips/travel-order-page').then((page) => ({ default: page.TravelOrderPage })),
)
const PlanningPage = lazy(() => import('./planning/planning-page').then((page) => ({ default: page.PlanningPage })))
const NewRunPage = lazy(() => import('./planning/new-run-page').then((page) => ({ default: page.NewRunPage })))
const RunPage = lazy(() => import('./planning/run-page').then((page) => ({ default: page.RunPage })))
const TripBoardsPage = lazy(() =>
  import('./trip-progress/trip-boards-page').then((page) => ({ default: page.TripBoardsPage })),
)
const TripBoardPage = lazy(() =>
  import('./trip-progress/trip-board-page').then((page) => ({ default: page.TripBoardPage })),
)
const ReportPage = lazy(() => import('./trip-progress/report-page').then((page) => ({ default: page.ReportPage })))
const TeamsPage = lazy(() => import('./teams/teams-page').then((page) => ({ default: page.TeamsPage })))
const CalendarPage = lazy(() => import('./calendar/calendar-page').then((page) => ({ default: page.CalendarPage })))
const NetworkPage = lazy(() => import('./network/network-page').then((page) => ({ default: page.NetworkPage })))

export default defineModule({
  manifest,
  moreTexts,
  pages: [
    { path: '/field', component: VisitRequestsPage },
    { path: '/field/trips', component: TripsPage },
    { path: '/field/trips/$tripId', component: TripPage },
    { path: '/field/trips/$tripId/people', component: TripPeoplePage },
    { path: '/field/trips/$tripId/travel-order', component: TravelOrderPage },
    { path: '/field/planning', component: PlanningPage },
    { path: '/field/planning/new', component: NewRunPage, ability: ['create', 'PlanningRun'] },
    { path: '/field/planning/$runId', component: RunPage },
    { path: '/field/board', component: TripBoardsPage },
    { path: '/field/trips/$tripId/board', component: TripBoardPage },
    { path: '/field/trips/$tripId/report', component: ReportPage },
    { path: '/field/teams', component: TeamsPage },
    { path: '/field/calendar', component: CalendarPage },
    { path: '/field/network', component: NetworkPage },
  ],
})
