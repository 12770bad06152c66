/** What is wrong, by a code, and with what: the id of a stop, team, kit, place or leg, or what could not be read. */
export type Finding<Code extends string> = { code: Code; subject: string }
