import { dateInBox, type Language } from '@sipelandukilat/domain'
import { attributes, type Html, html } from '../html'
import type { Say } from '../texts/say'

/** What controls share: the language, its messages, and what was wrong with which entry (by path). */
export type FormContext = {
  readonly language: Language
  readonly say: Say
  readonly errors: ReadonlyMap<string, string>
  /** YYYY-MM-DD where the office is. */
  readonly today: string
}

export type ControlProps = {
  /** Name of the entry and path of its errors. */
  name: string
  label: string
  help?: string | undefined
  /** When it is to be filled in, in words, for those without script. */
  note?: string | undefined
  optional?: boolean | undefined
  /** What a message calls it, where its label does not say whose it is. */
  called?: string | undefined
  /** Attributes of the field's frame, for islands. */
  data?: Readonly<Record<string, string | boolean | null | undefined>>
}

/** The id of an entry's control, which the error summary links to. */
export const controlId = (name: string): string => `k-${name.replaceAll('.', '-')}`

const descriptionIds = (context: FormContext, props: ControlProps) => {
  const id = controlId(props.name)
  const ids = [
    props.help ? `${id}-bantuan` : '',
    props.note ? `${id}-kapan` : '',
    context.errors.has(props.name) ? `${id}-salah` : '',
  ].filter((part) => part !== '')
  return ids.length > 0 ? ids.join(' ') : null
}

function notes(context: FormContext, props: ControlProps): Html {
  const id = controlId(props.name)
  const error = context.errors.get(props.name)
  return html`${props.help ? html`<p class="help" id="${id}-bantuan">${props.help}</p>` : null}${
    props.note ? html`<p class="when" id="${id}-kapan">${props.note}</p>` : null
  }${
    error
      ? html`<p class="error" id="${id}-salah"><span class="hidden">${context.say('errorPrefix')}</span> ${error}</p>`
      : null
  }`
}

const optionalMark = (context: FormContext, props: ControlProps) =>
  props.optional ? html` <span class="optional">${context.say('optional')}</span>` : null

const frame = (context: FormContext, props: ControlProps) =>
  attributes({
    class: context.errors.has(props.name) ? 'field wrong' : 'field',
    'data-field': props.name,
    'data-optional': props.optional ?? false,
    'data-name': props.called === props.label ? null : props.called,
    ...props.data,
  })

/** A box for a line of text. */
export function textControl(
  context: FormContext,
  props: ControlProps & {
    value: string
    type?: 'text' | 'tel' | 'email' | 'search'
    inputMode?: 'numeric' | 'decimal' | 'tel' | 'email'
    maxLength?: number | undefined
    autocomplete?: string
    unit?: string | undefined
    narrow?: boolean
  },
): Html {
  const id = controlId(props.name)
  const input = html`<input${attributes({
    id,
    name: props.name,
    type: props.type ?? 'text',
    value: props.value,
    inputmode: props.inputMode,
    maxlength: props.maxLength,
    autocomplete: props.autocomplete ?? 'off',
    class: props.narrow ? 'narrow' : null,
    'aria-describedby': descriptionIds(context, props),
    'aria-invalid': context.errors.has(props.name) ? 'true' : null,
  })}>`
  return html`<div${frame(context, props)}><label for="${id}">${props.label}${optionalMark(context, props)}</label>${notes(context, props)}${
    props.unit ? html`<span class="with-unit">${input}<span>${props.unit}</span></span>` : input
  }</div>`
}

/** A box for several lines. */
export function longTextControl(
  context: FormContext,
  props: ControlProps & { value: string; maxLength?: number },
): Html {
  const id = controlId(props.name)
  return html`<div${frame(context, props)}><label for="${id}">${props.label}${optionalMark(context, props)}</label>${notes(context, props)}<textarea${attributes(
    {
      id,
      name: props.name,
      rows: 3,
      maxlength: props.maxLength,
      'aria-describedby': descriptionIds(context, props),
      'aria-invalid': context.errors.has(props.name) ? 'true' : null,
    },
  )}>
${props.value}</textarea></div>`
}

export type Choice = { code: string; label: string; help?: string }

const mostRadios = 6

/** One of several: circles where they are few, a list where they are many. */
export function choiceControl(
  context: FormContext,
  props: ControlProps & { value: string; choices: readonly Choice[] },
): Html {
  if (props.choices.length > mostRadios) return listControl(context, props)
  return groupControl(context, props, 'radio', [props.value])
}

/** Any of several. */
export function multiChoiceControl(
  context: FormContext,
  props: ControlProps & { values: readonly string[]; choices: readonly Choice[] },
): Html {
  return groupControl(context, props, 'checkbox', props.values)
}

/** Two of them have room beside each other on a phone. */
const isShort = (choices: readonly Choice[]) => choices.every(({ label, help }) => label.length <= 12 && !help)

function groupControl(
  context: FormContext,
  props: ControlProps & { choices: readonly Choice[] },
  type: 'radio' | 'checkbox',
  chosen: readonly string[],
): Html {
  const id = controlId(props.name)
  return html`<fieldset${frame(context, props)}${attributes({ 'aria-describedby': descriptionIds(context, props) })}><legend>${props.label}${optionalMark(context, props)}</legend>${notes(context, props)}<div class="${isShort(props.choices) ? 'choices short' : 'choices'}">${props.choices.map(
    (choice, index) =>
      html`<label class="choice"><input${attributes({
        type,
        id: index === 0 ? id : `${id}-${choice.code}`,
        name: props.name,
        value: choice.code,
        checked: chosen.includes(choice.code),
      })}><span>${choice.label}${choice.help ? html`<small>${choice.help}</small>` : null}</span></label>`,
  )}</div></fieldset>`
}

/** One of many, as the device's own list. */
export function listControl(
  context: FormContext,
  props: ControlProps & { value: string; choices: readonly Choice[] },
): Html {
  const id = controlId(props.name)
  return html`<div${frame(context, props)}><label for="${id}">${props.label}${optionalMark(context, props)}</label>${notes(context, props)}<select${attributes(
    {
      id,
      name: props.name,
      'aria-describedby': descriptionIds(context, props),
      'aria-invalid': context.errors.has(props.name) ? 'true' : null,
    },
  )}><option value="">${context.say('chooseOne')}</option>${props.choices.map(
    (choice) =>
      html`<option${attributes({ value: choice.code, selected: choice.code === props.value })}>${choice.label}</option>`,
  )}</select></div>`
}

/** A date in one box, as Indonesians write it: elders type it faster than they leaf through a calendar. */
export function dateControl(context: FormContext, props: ControlProps & { value: string }): Html {
  return textControl(context, {
    ...props,
    help: [props.help, context.say('dateHelp')].filter((part) => part !== undefined).join(' '),
    value: dateInBox(props.value),
    inputMode: 'numeric',
    maxLength: 30, // a month may be written in words
    narrow: true,
  })
}

/** A time of the day, 24 hours, in one box. */
export function timeControl(context: FormContext, props: ControlProps & { value: string }): Html {
  return textControl(context, {
    ...props,
    help: [props.help, context.say('timeHelp')].filter((part) => part !== undefined).join(' '),
    inputMode: 'numeric',
    maxLength: 12,
    narrow: true,
  })
}

/** What is wrong, at the top: each line leads to its entry. */
export function errorSummary(context: FormContext): Html | null {
  if (context.errors.size === 0) return null
  return html`<div class="summary" role="alert" id="ringkasan-kesalahan" tabindex="-1" data-focus><h2>${context.say('errorSummary', { count: context.errors.size })}</h2><ul>${[
    ...context.errors,
  ].map(([path, message]) => html`<li><a href="#${controlId(path)}">${message}</a></li>`)}</ul></div>`
}
