import * as applications from './applications/applications'
import * as bulkStep from './applications/bulk-step'
import * as duplicates from './applications/duplicates'
import * as audit from './audit'
import * as accounts from './citizens/accounts'
import * as complaints from './citizens/complaints'
import * as dataRequests from './citizens/data-requests'
import * as ownApplication from './citizens/own-application'
import * as queueTickets from './citizens/queue-tickets'
import * as surveyWords from './citizens/survey-words'
import * as conversations from './conversations'
import type { AnySchema, Endpoint } from './endpoint'
import * as fieldCalendar from './field/calendar'
import * as travelNetwork from './field/network'
import * as planning from './field/planning'
import * as tripJourney from './field/trip-progress'
import * as field from './field/trips'
import * as visitDemand from './field/visit-demand'
import * as boot from './modules/boot'
import * as moduleConfiguration from './modules/module-configuration'
import * as moduleRecords from './modules/module-records'
import * as modules from './modules/modules'
import * as notices from './notices'
import * as regions from './regions'
import * as reports from './reports'
import * as services from './services'
import * as session from './session'
import * as users from './users'

type Named = { readonly name: string; readonly endpoint: Endpoint<AnySchema, AnySchema, AnySchema, AnySchema> }

const isEndpoint = (value: unknown): value is Named['endpoint'] =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value

/** Every endpoint of the API by its exported name: what OpenAPI lists and what the permission tests walk. */
export const contract: readonly Named[] = [
  session,
  users,
  regions,
  services,
  applications,
  bulkStep,
  conversations,
  complaints,
  duplicates,
  dataRequests,
  notices,
  surveyWords,
  field,
  fieldCalendar,
  travelNetwork,
  planning,
  visitDemand,
  tripJourney,
  reports,
  ownApplication,
  queueTickets,
  accounts,
  audit,
  boot,
  moduleRecords,
  moduleConfiguration,
  modules,
].flatMap((feature) =>
  Object.entries(feature).flatMap(([name, value]) => (isEndpoint(value) ? [{ name, endpoint: value }] : [])),
)
