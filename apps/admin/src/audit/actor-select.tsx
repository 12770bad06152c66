import { useAbility, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type AuditEntry, unnamedActorName, unnamedActors } from '@sipelandukilat/sdk/api/administration'
import { useDebouncedValue } from '@sipelandukilat/ui'
import { SearchSelect } from '@sipelandukilat/ui/search-select'
import { useState } from 'react'
import { administrationTexts } from '../texts/texts'
import { useUsers } from '../users/use-users'

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
  const chosenLabel = kinds.find((kind) => kind.value === value)?.label ?? known.get(value) ?? shown.get(value) ?? value
  const search = typed === chosenLabel ? '' : typed.trim()
  const [asked] = useDebouncedValue(search, 250)
  const users = useUsers({ q: asked, role: '', status: '' }, { enabled: mayRead })
  const people = new Map([
    ...(users.data ?? []).map((user) => [user.id, `${user.name} (${user.email})`] as const),
    ...(mayRead ? [] : shown),
  ])
  const isFound = (label: string) => label.toLocaleLowerCase(language).includes(search.toLocaleLowerCase(language))
  const options = [...people].map(([id, label]) => ({ value: id, label })).filter(({ label }) => isFound(label))
  const isLacking = value !== '' && !people.has(value) && !kinds.some((kind) => kind.value === value)
  return (
    <SearchSelect
      label={t('audit.actor')}
      placeholder={t('audit.anyActor')}
      data={[
        { group: t('audit.kinds'), items: kinds.filter(({ label }) => isFound(label)) },
        { group: t('audit.people'), items: isLacking ? [{ value, label: chosenLabel }, ...options] : options },
      ].filter(({ items }) => items.length > 0)}
      value={value === '' ? null : value}
      onChange={(next) => {
        if (next !== null) setKnown(new Map(known).set(next, people.get(next) ?? chosenLabel))
        onChange(next ?? '')
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      // What was typed has been looked for already.
      filter={({ options }) => options}
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      clearable
      clearButtonProps={{ 'aria-label': t('audit.actor.clear') }}
    />
  )
}
