/** Version of the privacy notice that the portal's page `/privasi` shows, that is read out at a counter, and that an application stores. */
export const privacyNoticeVersion = '3'

/** Whether there is, or was, a notice of this version: a form that waited on a device may name an earlier one. */
export const isPrivacyNotice = (version: string): boolean =>
  /^[1-9]\d*$/.test(version) && Number(version) <= Number(privacyNoticeVersion)
