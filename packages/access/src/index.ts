export {
  type AppAbility,
  abilityFor,
  abilityOf,
  fromPackedRules,
  type PackedRule,
  type Principal,
  type Rule,
  rowOf,
  rulesFor,
  toPackedRules,
} from './ability'
export {
  givableRoles,
  isRoleScope,
  type Role,
  type RoleAssignment,
  RoleName,
  type RoleScope,
  roleLabels,
  roleScopes,
  roles,
  scopeOf,
} from './role'
export { applicationReach, rowSettingName, rowSettings, rowSubjects } from './row-scopes'
export { type Column, type Columns, rulesToSql, type SqlCondition } from './rules-to-sql'
export { scopeLabel } from './scope-label'
export { type Action, type SubjectName, subjects } from './subject'
export { scopeName, withinScopes } from './within-scopes'
