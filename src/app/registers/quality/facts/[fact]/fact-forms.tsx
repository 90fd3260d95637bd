import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Radios } from '@/components/ui/radios'
import { Select } from '@/components/ui/select'
import type { FactCard } from '@/lib/registry/quality/fact-card'
import { type FormGround, fieldId, ReasonForm } from '../../reason-form'

type FormsProps = { card: FactCard; tab: string; ground: FormGround; mayShow: boolean }

/** What a steward may do with a value: decide between two, or confirm or hand over the one; and see it whole for a reason. */
export function FactForms({ card, tab, ground, mayShow }: FormsProps) {
  return (
    <div className="grid gap-gap print:hidden">
      {card.other ? (
        <Settle card={card} other={card.other.id} ground={ground} />
      ) : (
        <>
          <Confirm card={card} tab={tab} ground={ground} />
          <Hand card={card} tab={tab} ground={ground} />
        </>
      )}
      {mayShow && <Show card={card} ground={ground} />}
    </div>
  )
}

function Community({ card, command, ground }: { card: FactCard; command: string; ground: FormGround }) {
  const t = useTranslations('quality.settle')
  if (card.communities.length === 0) return null
  const refused = ground.on === command
  return (
    <Select
      id={fieldId(ground, command, 'community')}
      name="community"
      label={t('community')}
      empty={t('noCommunity')}
      value={(refused && ground.said.value('community')) || card.communities.find(({ home }) => home)?.path}
      error={refused ? ground.said.at('community') : undefined}
      choices={card.communities.map(({ path, name }) => ({ value: path, label: name }))}
    />
  )
}

function Settle({ card, other, ground }: { card: FactCard; other: string; ground: FormGround }) {
  const t = useTranslations('quality.settle')
  const command = 'settle-conflict'
  const refused = ground.on === command
  return (
    <Card title={t('title')}>
      <ReasonForm
        command={command}
        first
        ground={ground}
        hidden={{ fact: card.fact, other }}
        ask={{ name: 'reason', label: t('reason'), hint: t('reasonHint') }}
        save={t('save')}
      >
        <Radios
          id={fieldId(ground, command, 'decision')}
          name="decision"
          label={t('decision')}
          required
          value={refused ? ground.said.value('decision') : undefined}
          error={refused ? ground.said.at('decision') : undefined}
          choices={[
            { value: 'keep', label: t('keep') },
            { value: 'take', label: t('take') },
            { value: 'ask', label: t('ask'), hint: t('askHint') },
          ]}
        />
        <Community card={card} command={command} ground={ground} />
      </ReasonForm>
    </Card>
  )
}

function Confirm({ card, tab, ground }: { card: FactCard; tab: string; ground: FormGround }) {
  const t = useTranslations('quality.confirm')
  return (
    <Card title={t('title')}>
      <ReasonForm
        command="confirm-fact"
        first
        ground={ground}
        hidden={{ fact: card.fact, tab }}
        ask={{ name: 'evidence', label: t('evidence'), hint: t('evidenceHint') }}
        save={t('save')}
      />
    </Card>
  )
}

function Hand({ card, tab, ground }: { card: FactCard; tab: string; ground: FormGround }) {
  const [t, s] = [useTranslations('quality.hand'), useTranslations('quality.settle')]
  return (
    <Card title={t('title')}>
      <ReasonForm
        command="ask-again"
        ground={ground}
        hidden={{ fact: card.fact, tab }}
        ask={{ name: 'reason', label: s('reason'), hint: s('reasonHint') }}
        save={t('save')}
        variant="quiet"
      >
        <Community card={card} command="ask-again" ground={ground} />
      </ReasonForm>
    </Card>
  )
}

function Show({ card, ground }: { card: FactCard; ground: FormGround }) {
  const t = useTranslations('quality.show')
  if (card.revealed) return <Notice title={t('shown')} />
  return (
    <Card title={t('title')} tone="sunk">
      <ReasonForm
        command="show-fact"
        ground={ground}
        hidden={{ fact: card.fact }}
        ask={{ name: 'reason', label: t('reason') }}
        save={t('save')}
        variant="quiet"
      />
    </Card>
  )
}
