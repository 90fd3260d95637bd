import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileService } from '@/lib/catalogue/compile'
import { parseDocumentText } from '@/lib/catalogue/documents'
import { effectKinds } from '@/lib/catalogue/effects'
import { problemLine } from '@/lib/catalogue/problem'
import { readFiles } from '@/lib/catalogue/read-files'
import { documentSchemas, partyNeeds, phases } from '@/lib/catalogue/schema'
import { soundness } from '@/lib/catalogue/soundness'
import { fieldTypes } from '@/lib/forms/schema'

const guide = readFileSync(resolve('docs/definitions.md'), 'utf8')
const examples = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => parseDocumentText(match[1] ?? ''))

describe('docs/definitions.md', () => {
  it('has a complete example that is sound and compiles', () => {
    const documents = examples.flatMap((example) => (example.ok ? [example.document] : []))
    expect(examples.filter((example) => !example.ok)).toEqual([])
    expect(documents.map(({ kind }) => kind)).toEqual(['service', 'template'])
    const together = [...readFiles(resolve('prisma/definitions')).documents, ...documents]
    expect(soundness(together).map(problemLine)).toEqual([])
    const service = documents.find((document) => document.kind === 'service')
    if (service?.kind !== 'service') throw new Error('no item in the guide')
    expect(compileService({ service, documents: together }).needs.template).toContain('residence-statement')
  })

  it.each([...Object.keys(documentSchemas), ...fieldTypes, ...effectKinds, ...partyNeeds, ...phases.slice(1)])(
    'explains the word %s',
    (word) => {
      expect(guide).toMatch(new RegExp(`(?<![\\w-])${word}(?![\\w-])`))
    },
  )

  it.each(Object.entries(documentSchemas))('names every word of a %s', (_, schema) => {
    const unnamed = Object.keys(schema.shape).filter((word) => !new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(guide))
    expect(unnamed).toEqual([])
  })
})
