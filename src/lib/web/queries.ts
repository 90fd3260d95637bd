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
import { personRecord } from '@/lib/cases/person-record'
import { serviceStanding } from '@/lib/cases/service-standing'
import { serviceGuide } from '@/lib/catalogue/service-guide'
import { serviceList } from '@/lib/catalogue/service-list'
import { checkPaper } from '@/lib/files/check-paper'
import { openFile } from '@/lib/files/open-file'
import { openProof } from '@/lib/files/open-proof'
import { openPaperPrint, paperPage } from '@/lib/files/paper-view'
import type { Permission } from '@/lib/kernel/policy'
import { demonstrationOutbox } from '@/lib/messaging/demonstration-outbox'
import { myMessages } from '@/lib/messaging/my-messages'
import { publicNotices } from '@/lib/messaging/public-notices'
import { overview } from '@/lib/oversight/overview'
import { overviewCases } from '@/lib/oversight/overview-cases'
import { connectorStates } from '@/lib/registry/connectors/connector-states'
import { personFetches } from '@/lib/registry/connectors/person-fetches'
import { correctionForm } from '@/lib/registry/correction-form'
import { correctionPage } from '@/lib/registry/correction-page'
import { correctionsQueue } from '@/lib/registry/corrections-queue'
import { foundPeople } from '@/lib/registry/find-person'
import { agentsPage } from '@/lib/registry/households/agents-page'
import { householdList } from '@/lib/registry/households/household-list'
import { householdPage } from '@/lib/registry/households/household-page'
import { newHousehold } from '@/lib/registry/households/new-household'
import { importList, importStart } from '@/lib/registry/imports/import-list'
import { importPage, openImportFile } from '@/lib/registry/imports/import-page'
import { importRow, importRows } from '@/lib/registry/imports/import-rows'
import { exportRows } from '@/lib/registry/ledgers/export-rows'
import { ledgerBalance } from '@/lib/registry/ledgers/ledger-balance'
import { ledgerEntry } from '@/lib/registry/ledgers/ledger-entry'
import { ledgerForm } from '@/lib/registry/ledgers/ledger-form'
import { ledgerIndex } from '@/lib/registry/ledgers/ledger-index'
import { ledgerPage } from '@/lib/registry/ledgers/ledger-page'
import { openLedger } from '@/lib/registry/ledgers/open-ledger'
import { mergeCard } from '@/lib/registry/merging/merge-card'
import { pairCard } from '@/lib/registry/merging/pair-card'
import { qualityPairs } from '@/lib/registry/merging/quality-pairs'
import { myInformation } from '@/lib/registry/my-information'
import { newOrganisation } from '@/lib/registry/organisations/new-organisation'
import { organisationList } from '@/lib/registry/organisations/organisation-list'
import { organisationPage } from '@/lib/registry/organisations/organisation-page'
import { personWarning } from '@/lib/registry/people/person-warning'
import { personCard } from '@/lib/registry/person-card'
import { collectPage } from '@/lib/registry/places/collect-page'
import { newPlace } from '@/lib/registry/places/new-place'
import { placeList } from '@/lib/registry/places/place-list'
import { placePage } from '@/lib/registry/places/place-page'
import { factCard } from '@/lib/registry/quality/fact-card'
import { qualityFacts } from '@/lib/registry/quality/quality-facts'
import { openCopy } from '@/lib/rights/copies'
import { myConsents } from '@/lib/rights/my-consents'
import { myData } from '@/lib/rights/my-data'
import { myPapers } from '@/lib/rights/my-papers'

/** What the access matrix needs to know of a query; pages import the query itself. */
type Listed = { name: string; permission: Permission }

/** Every query that a screen asks, by its name. */
export const queries: Readonly<Record<string, Listed>> = {
  'account-to-keep': accountToKeep,
  'account-to-post': accountToPost,
  'accounts-to-keep': accountsToKeep,
  'accounts-to-post': accountsToPost,
  'agents-page': agentsPage,
  'check-paper': checkPaper,
  'collect-page': collectPage,
  'connector-states': connectorStates,
  'correction-form': correctionForm,
  'correction-page': correctionPage,
  'corrections-queue': correctionsQueue,
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
  'import-list': importList,
  'import-page': importPage,
  'import-row': importRow,
  'import-rows': importRows,
  'import-start': importStart,
  'household-list': householdList,
  'household-page': householdPage,
  'fact-card': factCard,
  'merge-card': mergeCard,
  'my-case': myCase,
  'my-cases': myCases,
  'my-consents': myConsents,
  'my-data': myData,
  'my-information': myInformation,
  'my-messages': myMessages,
  'my-papers': myPapers,
  'my-security': mySecurity,
  'new-household': newHousehold,
  'new-organisation': newOrganisation,
  'new-place': newPlace,
  'office-case': officeCase,
  'office-inbox': officeInbox,
  'open-copy': openCopy,
  'open-file': openFile,
  'open-ledger': openLedger,
  'open-import-file': openImportFile,
  'open-paper-print': openPaperPrint,
  'organisation-list': organisationList,
  'organisation-page': organisationPage,
  'open-proof': openProof,
  overview,
  'overview-cases': overviewCases,
  'pair-card': pairCard,
  'paper-page': paperPage,
  'person-card': personCard,
  'person-record': personRecord,
  'person-warning': personWarning,
  'place-list': placeList,
  'place-page': placePage,
  'person-fetches': personFetches,
  'public-notices': publicNotices,
  'quality-facts': qualityFacts,
  'quality-pairs': qualityPairs,
  'service-guide': serviceGuide,
  'service-list': serviceList,
  'service-standing': serviceStanding,
}
