/**
 * Subjects of `packages/access` whose rows lie in a regency and that somebody may read and create there: one of them
 * decides who may do what with the new feature. The roles are written into the walk table as the second opinion on access.
 * @typedef {object} Subject
 * @property {string} description whose work it is
 * @property {string} creator a role of a regency that may create
 * @property {string} creators of the walk table
 * @property {string} readers of the walk table
 * @property {readonly ('provinceCode' | 'regencyCode')[]} attributes that its rules name
 */

/** @type {Readonly<Record<string, Subject>>} */
export const subjects = {
  Team: {
    description: 'what those look after who look after teams and equipment; supervisors read it',
    creator: 'regency_admin',
    creators: 'teamKeepers',
    readers: "teamKeepers.concat(['supervisor'])",
    attributes: ['provinceCode', 'regencyCode'],
  },
  QueueTicket: {
    description: 'what is done at the counter, by intake officers and supervisors',
    creator: 'intake_officer',
    creators: 'workers',
    readers: 'workers',
    attributes: ['regencyCode'],
  },
  User: {
    description: 'what administrators look after, up to those of the platform',
    creator: 'regency_admin',
    creators: "['platform_admin', 'province_admin', 'regency_admin']",
    readers: "['platform_admin', 'province_admin', 'regency_admin']",
    attributes: ['provinceCode', 'regencyCode'],
  },
}
