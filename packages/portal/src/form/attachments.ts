import type { Requirement } from '@sipelandukilat/domain'
import { localized } from '@sipelandukilat/domain'
import { attributes, type Html, html } from '../html'
import { addresses } from '../site'
import { type ControlProps, controlId } from './control'
import { conditionMarks, type QuestionContext } from './section'

/** A paper that a service asks for: what arrived of it already, and one button, behind which a phone offers camera and files. */
export function attachmentControl(
  context: QuestionContext,
  requirement: Requirement,
  uploads: readonly string[],
  options: { isAskedAgain?: boolean; data?: ControlProps['data'] } = {},
): Html {
  const { say, language } = context
  const name = `attachments.${requirement.id}`
  const id = controlId(name)
  const error = context.errors.get(name)
  const condition = typeof requirement.required === 'object' && !options.isAskedAgain ? requirement.required : undefined
  const marks = conditionMarks(context, condition)
  const isOptional = requirement.required === false && !options.isAskedAgain
  const describedBy = [`${id}-bantuan`, error ? `${id}-salah` : ''].filter(Boolean).join(' ')
  return html`<div${attributes({
    class: error ? 'field file wrong' : 'field file',
    'data-field': name,
    'data-file': requirement.id,
    'data-optional': isOptional,
    ...marks.data,
    ...options.data,
  })}><label for="${id}">${localized(requirement.label, language)}${
    isOptional ? html` <span class="optional">${say('optional')}</span>` : null
  }</label><p class="help" id="${id}-bantuan">${requirement.hint ? html`${localized(requirement.hint, language)}. ` : null}${
    requirement.form
      ? html`${say('signedForm', { form: requirement.form })} <a href="${addresses.blankForm(requirement.form)}">${say('signedFormPrint', { form: requirement.form })}</a>`
      : say('photoHelp')
  }</p>${marks.note && !requirement.hint ? html`<p class="when">${marks.note}</p>` : null}${
    error
      ? html`<p class="error" id="${id}-salah"><span class="hidden">${say('errorPrefix')}</span> ${error}</p>`
      : null
  }<ul class="files" data-files>${uploads.map(
    (upload, index) =>
      html`<li><input type="hidden" name="uploads.${requirement.id}" value="${upload}"><span>${say('fileReceived', { number: index + 1 })}</span><button type="submit" class="quiet" name="step" value="remove-file:${requirement.id}:${upload}" formnovalidate formaction="#${id}">${say('removeFile')}<span class="hidden"> ${index + 1}, ${localized(requirement.label, language)}</span></button></li>`,
  )}</ul><input${attributes({
    id,
    type: 'file',
    class: 'pick',
    name: `file.${requirement.id}`,
    // Without `capture`, so that a phone offers its camera and its files at once.
    accept: 'image/*,application/pdf',
    multiple: true,
    'aria-describedby': describedBy,
  })}><label class="button quiet" for="${id}" data-pick data-more="${say('addPage')}">${say('pickFile')}</label></div>`
}
