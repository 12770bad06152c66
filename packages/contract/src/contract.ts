import * as accounts from './accounts'
import * as applications from './applications'
import * as audit from './audit'
import * as batch from './batch'
import * as boot from './boot'
import * as complaints from './complaints'
import * as conversations from './conversations'
import * as dataRequests from './data-requests'
import * as duplicates from './duplicates'
import type { AnySchema, Endpoint } from './endpoint'
import * as field from './field'
import * as fieldCalendar from './field-calendar'
import * as moduleConfiguration from './module-configuration'
import * as moduleRecords from './module-records'
import * as modules from './modules'
import * as notices from './notices'
import * as planning from './planning'
import * as publicDoor from './public'
import * as queueTickets from './queue-tickets'
import * as regions from './regions'
import * as reports from './reports'
import * as services from './services'
import * as session from './session'
import * as surveyWords from './survey-words'
import * as travelNetwork from './travel-network'
import * as tripJourney from './trip-journey'
import * as users from './users'
import * as visitDemand from './visit-demand'

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
  batch,
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
  publicDoor,
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
