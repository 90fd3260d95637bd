/**
 * The areas of the screens that have texts. Each is one JSON file per written language under messages/; to add an
 * area, add its two files and its word here. Pages name the area: `getTranslations('home')`.
 */
export const areas = [
  'shell',
  'ui',
  'errors',
  'home',
  'guide',
  'apply',
  'access',
  'account',
  'cases',
  'fields',
  'counter',
  'office',
  'registers',
  'people',
  'imports',
  'households',
  'places',
  'organisations',
  'quality',
  'rights',
  'oversight',
  'papers',
  'messages',
  'admin',
  'connectors',
] as const
