import { useAbility, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type AuditEntry, unnamedActorName, unnamedActors } from '@sipelandukilat/sdk/api/administration'
import { useDebouncedValue } from '@sipelandukilat/ui'
import { SearchSelect } from '@sipelandukilat/ui/search-select'
import { useEffect, useState } from 'react'
import { administrationTexts } from '../texts/texts'
import { useUsers } from '../users/use-users'

/** The choice that takes the filter away: an option as the others, so that the keyboard reaches it. */
const everybody = 'everybody'

type ActorSelectProps = {
  /** An account's id, a kind of those who have none, or an empty text for everybody. */
  value: string
  onChange: (value: string) => void
  /** Entries that are shown: who may read no accounts finds the people of these. */
  entries: readonly AuditEntry[]
}

/** Who did it: people are found by typing their name, those without an account stand as a kind. */
export function ActorSelect({ value, onChange, entries }: ActorSelectProps) {
  const t = useTexts(administrationTexts)
  const { language } = useLanguage()
  const mayRead = useAbility().can('read', 'User')
  const [typed, setTyped] = useState('')
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map())
  const kinds = unnamedActors.map((kind) => ({ value: kind, label: unnamedActorName(kind, language) }))
  const shown = new Map(
    entries.flatMap(({ actorId, actorName }) => (actorId && actorName ? [[actorId, actorName]] : [])),
  )
  const kindLabel = kinds.find((kind) => kind.value === value)?.label
  // Until its name is known, an account stands there as its id.
  const chosenLabel = kindLabel ?? known.get(value) ?? value
  const search = typed === chosenLabel || typed === value ? '' : typed.trim()
  const [asked] = useDebouncedValue(search, 250)
  const users = useUsers({ q: asked, role: '', status: '' }, { enabled: mayRead })
  const people = mayRead
    ? new Map(users.data?.map(({ id, name, email }) => [id, `${name} (${email})`] as const))
    : shown
  const learned = shown.get(value) ?? people.get(value)
  // A label that changed under the hand would take the place of what is typed: the first that is learned stays.
  useEffect(() => {
    if (learned !== undefined && !known.has(value)) setKnown(new Map(known).set(value, learned))
  }, [learned, known, value])
  const isFound = (label: string) => label.toLocaleLowerCase(language).includes(search.toLocaleLowerCase(language))
  const others = [...people].filter(([id, label]) => id !== value && isFound(label))
  const options = others.map(([id, label]) => ({ value: id, label }))
  const isPerson = value !== '' && kindLabel === undefined
  return (
    <SearchSelect
      label={t('audit.actor')}
      placeholder={t('audit.anyActor')}
      data={[
        { group: t('audit.actor'), items: search === '' ? [{ value: everybody, label: t('audit.everyActor') }] : [] },
        { group: t('audit.kinds'), items: kinds.filter((kind) => kind.value === value || isFound(kind.label)) },
        { group: t('audit.people'), items: isPerson ? [{ value, label: chosenLabel }, ...options] : options },
      ].filter(({ items }) => items.length > 0)}
      value={value === '' ? null : value}
      onChange={(next) => {
        const label = people.get(next ?? '')
        if (next !== null && label !== undefined) setKnown(new Map(known).set(next, label))
        onChange(next === everybody ? '' : (next ?? ''))
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      // What was typed has been looked for already.
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
    />
  )
}
