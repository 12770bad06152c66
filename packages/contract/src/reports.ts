import { Localized, RegionCode, respondentTraits, surveyElementIds } from '@sipelandukilat/domain'
import * as z from 'zod'
import { endpoint, type ResponseOf } from './endpoint'
import { Id, Instant, text, Version } from './shapes'

/** A calendar month, `2026-09`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const Count = z.int()

/** Counts of one group. `null` where a number is so small that it could point to a person (siblings only). */
export const ReportFigures = z.object({
  submitted: Count.nullable(),
  /** Of these, papers or answers are still missing. */
  incomplete: Count.nullable(),
  completed: Count.nullable(),
  rejected: Count.nullable(),
  withdrawn: Count.nullable(),
  /** Moves between regencies, each counted on one of its two sides. */
  moves: Count.nullable(),
  open: Count.nullable(),
  overdue: Count.nullable(),
  /** Median calendar days from submitted to completed, the waiting for a visit taken out. */
  medianDays: z.number().nullable(),
  /** Median calendar days from the citizen's first message to completed: what they waited. */
  medianCitizenDays: z.number().nullable(),
  /** Median calendar days spent waiting for a visit or an arrival, of those that waited. */
  medianWaitingDays: z.number().nullable(),
  /** Share of the completed that met their deadline, 0 to 1. */
  withinDeadline: z.number().nullable(),
})
export type ReportFigures = z.infer<typeof ReportFigures>

export const ReportGroup = ReportFigures.extend({ key: z.string(), label: z.string() })
export type ReportGroup = z.infer<typeof ReportGroup>

const RegencyName = z.object({ code: z.string(), name: z.string() })

export const ReportSummary = z.object({
  region: z.string(),
  regionName: z.string(),
  from: Month,
  to: Month,
  totals: ReportFigures,
  by: z.object({
    service: z.array(ReportGroup),
    channel: z.array(ReportGroup),
    regency: z.array(ReportGroup),
    month: z.array(ReportGroup),
  }),
  /** Complaints that came in, by regency; `late`: answered after the deadline, or past it without an answer. */
  complaints: z.array(z.object({ key: z.string(), label: z.string(), received: Count, inTime: Count, late: Count })),
  /** The moves of `totals.moves`, by where from and where to. */
  moves: z.array(z.object({ origin: RegencyName, destination: RegencyName, count: Count })),
})
export type ReportSummary = z.infer<typeof ReportSummary>

const period = { from: Month.optional(), to: Month.optional() }

export const readSummary = endpoint({
  method: 'GET',
  path: '/reports/summary',
  summary: 'Received, done, open, overdue and durations of a region, by service, channel, regency and month',
  access: ['read', 'Report'],
  query: z.object({ ...period, region: RegionCode.optional() }),
  response: ReportSummary,
  problems: ['not-found', 'invalid'],
})

export const compareRegencies = endpoint({
  method: 'GET',
  path: '/reports/comparison',
  summary: 'The regencies of the caller’s province side by side, numbers below five suppressed',
  access: ['compare', 'Report'],
  query: z.object(period),
  response: z.object({ from: Month, to: Month, regencies: z.array(ReportGroup) }),
  problems: ['invalid'],
})

/** The six figures of the before-and-after page. */
export const BaselineFigure = z.enum([
  'medianDays',
  'withinDeadline',
  'applicationsPerMonth',
  'fromHome',
  'correctionsPerHundred',
  'villagesServed',
])
export type BaselineFigure = z.infer<typeof BaselineFigure>

export const Baseline = z.object({
  figure: BaselineFigure,
  /** In the figure's own unit: days, shares from 0 to 1, counts. */
  value: z.number().min(0).max(1_000_000_000),
  period: text(60),
  source: text(300, 5),
})
export type Baseline = z.infer<typeof Baseline>

export const readImpact = endpoint({
  method: 'GET',
  path: '/reports/impact',
  summary: 'Six baseline figures with their source beside the same figures of a period',
  access: ['read', 'Report'],
  query: z.object({ ...period, region: RegionCode.optional() }),
  response: z.object({
    region: z.string(),
    regionName: z.string(),
    from: Month,
    to: Month,
    figures: z.array(
      z.object({
        figure: BaselineFigure,
        baseline: Baseline.omit({ figure: true }).nullable(),
        today: z.number().nullable(),
      }),
    ),
    version: Version,
  }),
  problems: ['not-found', 'invalid'],
})

export const setBaselines = endpoint({
  method: 'PUT',
  path: '/reports/baselines',
  summary: 'Enter the baseline figures of a province or regency, each with its source',
  access: ['update', 'Region'],
  body: z.object({ region: RegionCode, items: z.array(Baseline).max(6) }),
  response: z.object({ items: z.array(Baseline) }),
  problems: ['not-found', 'invalid'],
})

const Grade = z.enum(['A', 'B', 'C', 'D'])

/** Answers of a region and their index. `null` where fewer than five answered: so few could point to a person. */
export const SatisfactionGroup = z.object({
  key: z.string(),
  label: z.string(),
  count: Count.nullable(),
  index: z.number().nullable(),
  grade: Grade.nullable(),
})
export type SatisfactionGroup = z.infer<typeof SatisfactionGroup>

export const SurveyComment = z.object({
  applicationId: Id,
  trackingNumber: z.string(),
  answeredAt: Instant,
  comment: z.string(),
})

export const readSatisfaction = endpoint({
  method: 'GET',
  path: '/reports/satisfaction',
  summary:
    'The satisfaction index (IKM) of a region with its nine elements, and of regencies; fewer than five answers suppressed',
  access: ['read', 'Report'],
  query: z.object({ ...period, region: RegionCode.optional() }),
  response: z.object({
    region: z.string(),
    regionName: z.string(),
    from: Month,
    to: Month,
    count: Count.nullable(),
    index: z.number().nullable(),
    grade: Grade.nullable(),
    /** In the order and words of the province. */
    elements: z.array(
      z.object({
        id: z.enum(surveyElementIds),
        question: Localized,
        /** The question in the full words of the regulation. */
        asked: Localized,
        nrr: z.number(),
      }),
    ),
    /** Applications that were completed in the period: the population of the sample. */
    served: Count,
    /** Answers that are needed for so many (Krejcie and Morgan). */
    needed: Count,
    /** Null where the answers are too few to be told. */
    isEnough: z.boolean().nullable(),
    /** Who answered, of those who said it. Groups of fewer than five are null; districts have no profile. */
    profile: z.array(
      z.object({
        trait: z.enum(respondentTraits),
        label: Localized,
        groups: z.array(z.object({ code: z.string(), label: Localized, count: Count.nullable() })),
      }),
    ),
    regencies: z.array(SatisfactionGroup),
    /** Only of applications that the reader may read; the newest first. */
    comments: z.array(SurveyComment),
  }),
  problems: ['not-found', 'invalid'],
})
export type SatisfactionReport = ResponseOf<typeof readSatisfaction>
