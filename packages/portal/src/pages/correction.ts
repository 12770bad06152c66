import type { CitizenApplication } from '@sipelandukilat/contract'
import {
  type Answers,
  answerPath,
  type FormSection,
  findField,
  isAsked,
  localized,
  rowsOf,
  type ServiceDefinition,
} from '@sipelandukilat/domain'
import { attachmentControl } from '../form/attachments'
import { errorSummary } from '../form/control'
import type { RegionChoice } from '../form/form-state'
import { type QuestionContext, questionControl, renderSection } from '../form/section'
import { type Html, html } from '../html'
import { renderPage } from '../layout'
import { addresses, type Site } from '../site'

export type CorrectionProps = {
  application: CitizenApplication
  definition: ServiceDefinition
  /** The answers asked about, as they stand or as just typed. */
  answers: Answers
  uploads: Readonly<Record<string, readonly string[]>>
  regions: Readonly<Record<string, RegionChoice>>
  errors: ReadonlyMap<string, string>
  today: string
  addRowTo?: string | undefined
}

export const correctionFormId = 'perbaikan'

/** The other fields of rows that are corrected in part: they keep each row in its place. */
function keptFields(section: FormSection, answers: Answers, shown: ReadonlySet<string>): Html[] {
  if (!section.repeat) return []
  return rowsOf(answers, section.id).flatMap((row, index) =>
    Object.entries(row).flatMap(([fieldId, value]) => {
      const path = answerPath(section, index, fieldId)
      if (shown.has(path)) return []
      return [value].flat().map((text) => html`<input type="hidden" name="answers.${path}" value="${String(text)}">`)
    }),
  )
}

/** The questions of a section that are to be answered again, and those the answers now call for. */
export function askedPart(context: QuestionContext, section: FormSection, paths: readonly string[]): Html | null {
  const inSection = paths.filter((path) => path.startsWith(`${section.id}.`))
  if (inSection.length === 0) return null
  const rows = rowsOf(context.answers, section.id)
  const controls = inSection.flatMap((path) => {
    const found = findField(context.definition, path)
    if (!found || !isAsked(found.field)) return []
    const values = rows[found.rowIndex ?? 0] ?? {}
    const control = questionControl(
      context,
      // A question that is asked anew is asked whatever else was answered.
      { ...found.field, shownWhen: undefined },
      `answers.${path}`,
      values[found.field.id],
      { sectionId: section.id, values },
    )
    const rowTitle = section.rowTitle ?? section.title
    return found.rowIndex === undefined
      ? [control]
      : [html`<p class="row-name">${localized(rowTitle, context.language)} ${found.rowIndex + 1}</p>`, control]
  })
  if (controls.length === 0) return null
  return html`<section class="part"><h2>${localized(section.title, context.language)}</h2>${controls}${keptFields(section, context.answers, new Set(inSection))}</section>`
}

/** Exactly what a correction asks for: these questions, these files, nothing else. */
export function renderCorrection(site: Site, props: CorrectionProps): string {
  const { say, language } = site
  const { application, definition, errors } = props
  const asked = application.correction ?? { fields: [], attachments: [], note: '' }
  const context: QuestionContext = {
    language,
    say,
    errors,
    today: props.today,
    definition,
    answers: props.answers,
    regions: props.regions,
  }
  const newlyAsked = [...errors.keys()]
    .filter((path) => path.startsWith('answers.'))
    .map((path) => path.slice('answers.'.length))
  const paths = [...new Set([...asked.fields, ...newlyAsked])]
  const body = html`<p class="trail"><a href="${addresses.application}">‹ ${say('applicationTitle')}</a></p>
<h1>${say('correctionTitle')}</h1>
${errorSummary(context)}
<blockquote>${asked.note}</blockquote>
<p class="lead">${say('correctionIntro')}</p>
<form id="${correctionFormId}" method="post" action="${addresses.correction}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="expectedVersion" value="${application.version}">
<button class="hidden" type="submit" name="step" value="send" tabindex="-1" aria-hidden="true">${say('correctionSend')}</button>
${definition.form.sections.map((section) =>
  paths.includes(section.id)
    ? renderSection(context, { ...section, shownWhen: undefined }, props.addRowTo === section.id ? 1 : 0)
    : askedPart(context, section, paths),
)}
${
  asked.attachments.length === 0
    ? null
    : html`<section class="part"><h2>${say('filesTitle')}</h2><p class="help">${say('filesIntro')}</p>${definition.requirements
        .filter((requirement) => asked.attachments.includes(requirement.id))
        .map((requirement) =>
          attachmentControl(context, requirement, props.uploads[requirement.id] ?? [], { isAskedAgain: true }),
        )}</section>`
}
<div class="actions"><button type="submit" class="primary" name="step" value="send">${say('correctionSend')}</button><a class="button" href="${addresses.application}">${say('cancel')}</a></div>
</form>`
  return renderPage(site, {
    texts: ['form', 'application'],
    title: say('correctionTitle'),
    body,
    islands: ['form'],
    isPersonal: true,
    languageForm: correctionFormId,
  })
}
