import { defineModule } from '@sipelandukilat/sdk'
import { lazy } from 'react'
import { manifest } from './manifest'
import { moreTexts } from './texts/texts'

const RegenciesPage = lazy(() => import('./regencies/regencies-page').then((page) => ({ default: page.RegenciesPage })))
const RegencyPage = lazy(() => import('./regencies/regency-page').then((page) => ({ default: page.RegencyPage })))
const LettersPage = lazy(() => import('./letters/letters-page').then((page) => ({ default: page.LettersPage })))
const UsersPage = lazy(() => import('./users/users-page').then((page) => ({ default: page.UsersPage })))
const ServicesPage = lazy(() => import('./services/services-page').then((page) => ({ default: page.ServicesPage })))
const ServicePage = lazy(() => import('./services/service-page').then((page) => ({ default: page.ServicePage })))
const ChannelsPage = lazy(() => import('./channels/channels-page').then((page) => ({ default: page.ChannelsPage })))
const AuditPage = lazy(() => import('./audit/audit-page').then((page) => ({ default: page.AuditPage })))
const QueuesPage = lazy(() => import('./queues/queues-page').then((page) => ({ default: page.QueuesPage })))

const ModulesPage = lazy(() => import('./modules/modules-page').then((page) => ({ default: page.ModulesPage })))
const ModulePage = lazy(() => import('./modules/module-page').then((page) => ({ default: page.ModulePage })))
const RolloutWizard = lazy(() =>
  import('./modules/rollouts/rollout-wizard').then((page) => ({ default: page.RolloutWizard })),
)
const KeysPage = lazy(() => import('./modules/keys/keys-page').then((page) => ({ default: page.KeysPage })))

const NoticesPage = lazy(() => import('./notices/notices-page').then((page) => ({ default: page.NoticesPage })))
const HolidaysPage = lazy(() => import('./holidays/holidays-page').then((page) => ({ default: page.HolidaysPage })))
const OfficerPage = lazy(() => import('./data-protection/officer-page').then((page) => ({ default: page.OfficerPage })))
const IncidentsPage = lazy(() =>
  import('./data-protection/incidents-page').then((page) => ({ default: page.IncidentsPage })),
)
const IncidentPage = lazy(() =>
  import('./data-protection/incident-page').then((page) => ({ default: page.IncidentPage })),
)
const RecordPage = lazy(() => import('./data-protection/record-page').then((page) => ({ default: page.RecordPage })))
const SurveyPage = lazy(() => import('./survey/survey-page').then((page) => ({ default: page.SurveyPage })))

export default defineModule({
  manifest,
  moreTexts,
  pages: [
    { path: '/admin', component: RegenciesPage, ability: ['update', 'Region'] },
    { path: '/admin/regencies', component: RegenciesPage },
    { path: '/admin/regencies/$code', component: RegencyPage },
    { path: '/admin/regencies/$code/letters', component: LettersPage },
    { path: '/admin/users', component: UsersPage },
    { path: '/admin/services', component: ServicesPage },
    { path: '/admin/services/$code', component: ServicePage },
    { path: '/admin/channels', component: ChannelsPage },
    { path: '/admin/notices', component: NoticesPage },
    { path: '/admin/survey', component: SurveyPage },
    { path: '/admin/holidays', component: HolidaysPage },
    { path: '/admin/data-protection', component: IncidentsPage, ability: ['read', 'DataIncident'] },
    { path: '/admin/data-protection/incidents/$id', component: IncidentPage, ability: ['read', 'DataIncident'] },
    { path: '/admin/data-protection/record', component: RecordPage, ability: ['create', 'DataIncident'] },
    { path: '/admin/data-protection/officer', component: OfficerPage, ability: ['create', 'DataIncident'] },
    { path: '/admin/audit', component: AuditPage },
    { path: '/admin/queues', component: QueuesPage },
    { path: '/admin/modules', component: ModulesPage },
    { path: '/admin/modules/$moduleId', component: ModulePage },
    { path: '/admin/modules/$moduleId/rollouts/new', component: RolloutWizard, ability: ['update', 'Module'] },
    { path: '/admin/module-keys', component: KeysPage, ability: ['read', 'Module'] },
  ],
})
