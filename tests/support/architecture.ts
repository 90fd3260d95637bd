import { type Exception, exceptions } from './architecture-exceptions'
import { importRule } from './architecture-imports'
import type { House } from './architecture-office'
import { type Parsed, parse, type SourceFile } from './architecture-source'
import { tableRule } from './architecture-tables'
import { contentRules, nameRules } from './architecture-words'

export type Violation = { path: string; rule: string; detail: string }

/** Files of the project by path without ending, with what the rules ask about them. */
export type Sources = ReadonlyMap<string, Parsed>
type Rule = (file: Parsed, at: { sources: Sources; house: House }) => Violation[]

const rules: readonly Rule[] = [importRule, tableRule, nameRules, contentRules]

function everything(files: readonly SourceFile[], house: House): Violation[] {
  const sources = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), parse(file)]))
  return [...sources.values()].flatMap((file) => rules.flatMap((rule) => rule(file, { sources, house })))
}

function covers(exception: Exception, { path, rule, detail }: Violation): boolean {
  return exception.path === path && exception.rule === rule && ['*', detail].includes(exception.detail)
}

/** Everything in these files that breaks a rule of the house and is not on the list of exceptions. */
export function violations(files: readonly SourceFile[], house: House): Violation[] {
  return everything(files, house).filter((each) => !exceptions.some((exception) => covers(exception, each)))
}

/** Exceptions that excuse nothing any more: they have to go. */
export function idleExceptions(files: readonly SourceFile[], house: House): Exception[] {
  const found = everything(files, house)
  return exceptions.filter((exception) => !found.some((each) => covers(exception, each)))
}
