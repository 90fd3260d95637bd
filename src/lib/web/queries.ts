import 'server-only'
import './register'
import { accountToKeep, accountToPost } from '@/lib/access/account-card'
import { accountsToKeep, accountsToPost } from '@/lib/access/account-list'
import { deskState } from '@/lib/access/desk-state'
import { mySecurity } from '@/lib/access/my-security'
import { counterPage, counterServices } from '@/lib/cases/counter-page'
import { counterReceipt } from '@/lib/cases/counter-receipt'
import { draftPage } from '@/lib/cases/draft-page'
import { homePage } from '@/lib/cases/home-page'
import { myCase } from '@/lib/cases/my-case'
import { myCases } from '@/lib/cases/my-cases'
import { officeCase } from '@/lib/cases/office-case'
import { officeInbox } from '@/lib/cases/office-inbox'
import { serviceStanding } from '@/lib/cases/service-standing'
import { serviceGuide } from '@/lib/catalogue/service-guide'
import { serviceList } from '@/lib/catalogue/service-list'
import { checkPaper } from '@/lib/files/check-paper'
import { openFile } from '@/lib/files/open-file'
import { openPaperPrint, paperPage } from '@/lib/files/paper-view'
import type { Permission } from '@/lib/kernel/policy'
import { demonstrationOutbox } from '@/lib/messaging/demonstration-outbox'
import { myMessages } from '@/lib/messaging/my-messages'
import { publicNotices } from '@/lib/messaging/public-notices'
import { overview } from '@/lib/oversight/overview'
import { overviewCases } from '@/lib/oversight/overview-cases'
import { connectorStates } from '@/lib/registry/connectors/connector-states'
import { personFetches } from '@/lib/registry/connectors/person-fetches'
import { foundPeople } from '@/lib/registry/find-person'
import { exportRows } from '@/lib/registry/ledgers/export-rows'
import { ledgerBalance } from '@/lib/registry/ledgers/ledger-balance'
import { ledgerEntry } from '@/lib/registry/ledgers/ledger-entry'
import { ledgerForm } from '@/lib/registry/ledgers/ledger-form'
import { ledgerIndex } from '@/lib/registry/ledgers/ledger-index'
import { ledgerPage } from '@/lib/registry/ledgers/ledger-page'
import { openLedger } from '@/lib/registry/ledgers/open-ledger'
import { myInformation } from '@/lib/registry/my-information'
import { personCard } from '@/lib/registry/person-card'

/** What the access matrix needs to know of a query; pages import the query itself. */
type Listed = { name: string; permission: Permission }

/** Every query that a screen asks, by its name. */
export const queries: Readonly<Record<string, Listed>> = {
  'account-to-keep': accountToKeep,
  'account-to-post': accountToPost,
  'accounts-to-keep': accountsToKeep,
  'accounts-to-post': accountsToPost,
  'check-paper': checkPaper,
  'connector-states': connectorStates,
  'counter-page': counterPage,
  'counter-receipt': counterReceipt,
  'counter-services': counterServices,
  'demonstration-outbox': demonstrationOutbox,
  'desk-state': deskState,
  'draft-page': draftPage,
  'export-rows': exportRows,
  'found-people': foundPeople,
  'home-page': homePage,
  'ledger-balance': ledgerBalance,
  'ledger-entry': ledgerEntry,
  'ledger-form': ledgerForm,
  'ledger-index': ledgerIndex,
  'ledger-page': ledgerPage,
  'my-case': myCase,
  'my-cases': myCases,
  'my-information': myInformation,
  'my-messages': myMessages,
  'my-security': mySecurity,
  'office-case': officeCase,
  'office-inbox': officeInbox,
  'open-file': openFile,
  'open-ledger': openLedger,
  'open-paper-print': openPaperPrint,
  overview,
  'overview-cases': overviewCases,
  'paper-page': paperPage,
  'person-card': personCard,
  'person-fetches': personFetches,
  'public-notices': publicNotices,
  'service-guide': serviceGuide,
  'service-list': serviceList,
  'service-standing': serviceStanding,
}
