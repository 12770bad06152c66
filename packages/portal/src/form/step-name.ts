/** Where the address of a form names the screen. */
export const stepName = 'langkah'
