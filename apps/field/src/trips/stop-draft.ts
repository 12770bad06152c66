/** A stop as it is sent back: what the form edits, with the id of one that stands already. */
export type StopDraft = {
  id?: string
  villageCode: string
  date: string
  arrivalTime: string | null
  place: string
}
