export const keysKey = ['admin', 'module-keys'] as const
