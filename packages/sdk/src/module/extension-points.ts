/**
 * The places where modules take something in from others, and what each gives to an extension: ids, never rows. A module adds its
 * own, so that those who extend it are checked as they type.
 *
 * @example
 * declare module '@sipelandukilat/sdk' {
 *   interface ExtensionPoints {
 *     'school-outreach.class': { schoolId: string }
 *   }
 * }
 */
export interface ExtensionPoints {
  /** Beside an application's file, in the intake module. */
  'application.aside': { readonly applicationId: string }
  /** At the end of the reports' overview: the region, and the first and the last month as `2026-09`. */
  'reports.overview': { readonly region: string; readonly from: string; readonly to: string }
}
