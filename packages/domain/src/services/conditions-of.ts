import type { Condition } from './condition'
import type { ServiceDefinition } from './service-definition'

/** Every condition of a service: on its questions, papers, documents and rules. */
export const conditionsOf = ({ form, rules, requirements, products }: ServiceDefinition): Condition[] =>
  [
    ...form.sections.flatMap((section) => [
      section.shownWhen,
      ...section.fields.flatMap((field) => [field.shownWhen, field.required]),
    ]),
    ...requirements.map(({ required }) => required),
    ...products.map(({ when }) => when),
    ...rules.map(({ brokenWhen }) => brokenWhen),
  ].filter((condition) => typeof condition === 'object')
