/** The id of an input, which the error summary links to: `members.0.person.id` is `f-members-0-person-id`. */
export function inputId(name: string): string {
  return `f-${name.replaceAll('.', '-')}`
}
