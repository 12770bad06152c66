import { attributes, type Html, html } from '../html'
import { type ControlProps, controlId, type FormContext } from './control'
import { emptyRegionChoice, type RegionChoice, type RegionOption } from './form-state'

/**
 * Choosing a village without script: search by name, or step down from province to village; every button sends the form
 * and brings it back with the next step. An island searches as one types instead.
 */
export function regionControl(
  context: FormContext,
  props: ControlProps & { choice?: RegionChoice | undefined; value: string; everywhere: boolean },
): Html {
  const { say } = context
  const id = controlId(props.name)
  const choice = props.choice ?? emptyRegionChoice
  const error = context.errors.get(props.name)
  const describedBy = [props.help ? `${id}-bantuan` : '', error ? `${id}-salah` : ''].filter(Boolean).join(' ')
  const frame = attributes({
    class: error ? 'field picker wrong' : 'field picker',
    'data-field': props.name,
    'data-picker': props.everywhere ? 'everywhere' : 'served',
    'data-optional': props.optional ?? false,
    'data-name': props.called === props.label ? null : props.called,
    role: 'group',
    'aria-labelledby': `${id}-judul`,
    ...props.data,
  })
  return html`<div${frame}><p class="label" id="${id}-judul">${props.label}${
    props.optional ? html` <span class="optional">${say('optional')}</span>` : null
  }</p>${props.help ? html`<p class="help" id="${id}-bantuan">${props.help}</p>` : null}${
    props.note ? html`<p class="when">${props.note}</p>` : null
  }${error ? html`<p class="error" id="${id}-salah"><span class="hidden">${say('errorPrefix')}</span> ${error}</p>` : null}${
    choice.chosen
      ? chosenRegion(context, props.name, choice.chosen)
      : html`<input type="hidden" name="${props.name}" value="">${search(context, props.name, choice, describedBy)}${steps(context, props.name, choice)}`
  }</div>`
}

function chosenRegion({ say }: FormContext, name: string, chosen: RegionOption): Html {
  return html`<div class="chosen"><input type="hidden" name="${name}" value="${chosen.code}"><p><strong>${chosen.name}</strong>${
    chosen.path ? html`<br>${chosen.path}` : null
  }</p><button class="quiet" id="${controlId(name)}" type="submit" name="step" value="region:${name}:clear" formnovalidate formaction="#${controlId(name)}-judul">${say('change')}<span class="hidden"> ${chosen.name}</span></button></div>`
}

function search({ say }: FormContext, name: string, choice: RegionChoice, describedBy: string): Html {
  const id = controlId(name)
  return html`<div class="search-row"><label for="${id}">${say('searchVillage')}</label><div class="row"><input${attributes(
    {
      id,
      name: `region.${name}.query`,
      type: 'search',
      value: choice.query,
      autocomplete: 'off',
      maxlength: 60,
      'aria-describedby': describedBy || null,
    },
  )}><button type="submit" class="quiet" name="step" value="region:${name}:search" formnovalidate formaction="#${controlId(name)}-judul">${say('search')}</button></div></div>${
    choice.found === undefined
      ? null
      : choice.found.length === 0
        ? html`<p class="help">${say(choice.options.length > 0 ? 'nothingFoundOrList' : 'nothingFound', { query: choice.query })}</p>`
        : html`<ul class="found">${choice.found.map(
            (option) =>
              html`<li><button type="submit" class="found-item" name="step" value="region:${name}:pick:${option.code}" formnovalidate formaction="#${controlId(name)}-judul"><strong>${option.name}</strong> <span>${option.path}</span></button></li>`,
          )}</ul>${choice.more ? html`<p class="help">${say('moreFound', { count: choice.more })}</p>` : null}`
  }`
}

function steps({ say }: FormContext, name: string, choice: RegionChoice): Html | null {
  if (choice.options.length === 0) return null
  const at = choice.way.at(-1)
  const levels = [say('province'), say('regency'), say('district'), say('village')]
  const label = levels[choice.way.length] ?? say('village')
  const id = `${controlId(name)}-langkah`
  return html`<div class="steps"><p class="help">${say('orStepDown')}</p>${
    at
      ? html`<p class="way">${choice.way.map((region) => region.name).join(' › ')} <button type="submit" class="link" name="step" value="region:${name}:up" formnovalidate formaction="#${controlId(name)}-judul">${say('oneUp')}</button></p>`
      : null
  }<input type="hidden" name="region.${name}.at" value="${at?.code ?? ''}"><label for="${id}">${label}</label><div class="row"><select id="${id}" name="region.${name}.next"><option value="">${say('chooseOne')}</option>${choice.options.map(
    (option) => html`<option value="${option.code}">${option.name}</option>`,
  )}</select><button type="submit" class="quiet" name="step" value="region:${name}:down" formnovalidate formaction="#${controlId(name)}-judul">${say('next')}</button></div></div>`
}
