import { Link, linkTo, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { Button, LoadingState, Page, TileGrid } from '@sipelandukilat/ui'
import '../file/file.css'
import { Panel } from '../panel/panel'
import { useServices } from '../services/use-services'
import { paperTexts } from '../texts/texts'
import { OfficialFormsPanel } from './official-forms-panel'

/** Which form to print, and the way to the grid for filled ones. */
export function PaperPage() {
  const t = useTexts(paperTexts)
  const { services, titleOf } = useServices()
  usePageTitle(t('title'))
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <Button component='a' {...linkTo('/intake/paper/entry')}>
          {t('enterForms')}
        </Button>
      }
    >
      <OfficialFormsPanel />
      <Panel title={t('blanks')}>
        {services.length === 0 ? (
          <LoadingState />
        ) : (
          <TileGrid minWidth='15rem'>
            {services.map(({ code }) => (
              <Link key={code} to={`/intake/paper/${code}`}>
                {titleOf(code)}
              </Link>
            ))}
          </TileGrid>
        )}
      </Panel>
    </Page>
  )
}
