/** Days for which a draft that nobody touches stays on the device. */
export const draftDaysOnDevice = 30
