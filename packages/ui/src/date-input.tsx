import { TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { DateInputProps, DateTimeInputProps, TimeInputProps } from './dates/typed-dates'

/** Fetched with the first screen that asks for a date or a time: most screens do not. */
const fetchInputs = () => import('./dates/typed-dates')
const FetchedDate = lazy(async () => ({ default: (await fetchInputs()).DateInput }))
const FetchedTime = lazy(async () => ({ default: (await fetchInputs()).TimeInput }))
const FetchedDateTime = lazy(async () => ({ default: (await fetchInputs()).DateTimeInput }))

/** What stands in the place of a box until it is there, as large as that. */
const waiting = ({ label, description }: Pick<DateInputProps, 'label' | 'description'>) => (
  <TextInput label={label} description={description} disabled />
)

/** A date as Indonesians write it, 17/08/2026, however the browser likes dates; typed in any usual way or picked from a month. */
export const DateInput = (props: DateInputProps) => (
  <Suspense fallback={waiting(props)}>
    <FetchedDate {...props} />
  </Suspense>
)

/** A time of the day in 24 hours, 14.30, however the browser likes times. */
export const TimeInput = (props: TimeInputProps) => (
  <Suspense fallback={waiting(props)}>
    <FetchedTime {...props} />
  </Suspense>
)

/** A day and a time in one box, 17/08/2026 14.30, however the browser likes them. */
export const DateTimeInput = (props: DateTimeInputProps) => (
  <Suspense fallback={waiting(props)}>
    <FetchedDateTime {...props} />
  </Suspense>
)
