import type { Form } from '@/lib/forms/schema'

/** What a file says of people: the form that rows of the register of people are read with. */
export function peopleForm(groups: { codes: string } | null): Form {
  return [
    {
      fields: [
        { key: 'person', type: 'person', label: { 'zh-Hans': '居民', en: 'Resident' }, required: true, level: 4 },
        { key: 'phone', type: 'phone', label: { 'zh-Hans': '联系电话', en: 'Phone' }, level: 3 },
        { key: 'community', type: 'division', label: { 'zh-Hans': '所在社区', en: 'Community' } },
        { key: 'detail', type: 'text', label: { 'zh-Hans': '居住地址', en: 'Living address' }, level: 3 },
        ...(groups
          ? [
              {
                key: 'groups',
                type: 'choices' as const,
                label: { 'zh-Hans': '重点服务人群', en: 'Priority groups' },
                codes: groups.codes,
              },
            ]
          : []),
      ],
    },
  ]
}

/** Further heads under which the fields of people are known. */
export const peopleWords: Readonly<Record<string, readonly string[]>> = {
  detail: ['详细地址', '地址', '住址', '家庭住址', '现住址', '现居住地址', '居住地', '家庭地址', 'address'],
  groups: ['人群类别', '人员类别', '重点人群', '人群', '服务对象类别', '对象类别', '人员类型', 'groups'],
}
