/** A text in both languages of the house. */
export type Text = { id: string; en: string }

/** What is wrong, where, and in words. */
export type Finding<Code extends string> = { code: Code; subject: string; text: Text }
