import { fieldMessage, ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { placeOf } from '@sipelandukilat/sdk/api'
import { createTeam, type Team, TeamSkill, updateTeam } from '@sipelandukilat/sdk/api/field'
import { Button, Checkbox, Fieldset, Group, Modal, Stack, showToast, Text, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fieldKey } from '../requests/use-requests'
import { sharedTexts, teamsTexts } from '../texts/texts'
import { useFieldStaff } from '../trips/use-trips'
import { OfficeSelect, useOffices } from './offices'

/** Forms a team, or changes its name, its members and whether it can be assigned. */
export function TeamForm({ team, onClose }: { team?: Team; onClose: () => void }) {
  const t = useTexts(teamsTexts)
  const w = useTexts(sharedTexts)
  const api = useApi()
  const queries = useQueryClient()
  const offices = useOffices()
  const [name, setName] = useState(team?.name ?? '')
  const [regencyCode, setRegencyCode] = useState(team ? (team.regencyCode ?? '') : (offices.regencyCode ?? ''))
  const [memberIds, setMemberIds] = useState<readonly string[]>(team?.members.map((member) => member.userId) ?? [])
  const [skills, setSkills] = useState<readonly TeamSkill[]>(team?.skills ?? [])
  const [longestDays, setLongestDays] = useState(team?.longestDays?.toString() ?? '')
  const [isActive, setActive] = useState(team?.isActive ?? true)
  const staff = useFieldStaff(regencyCode || (team?.provinceCode ?? offices.provinceCode))
  const save = useMutation<Team, ProblemError>({
    mutationFn: () => {
      const input = {
        name,
        memberIds: [...memberIds],
        skills: [...skills],
        longestDays: longestDays === '' ? null : Number(longestDays),
      }
      return team
        ? api.call(updateTeam, { params: { id: team.id }, body: { ...input, isActive, expectedVersion: team.version } })
        : api.call(createTeam, {
            body: { ...input, provinceCode: offices.provinceCode, regencyCode: regencyCode || null },
          })
    },
    onSuccess: () => {
      showToast({ tone: 'positive', message: t('team.saved') })
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: fieldKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const people = staff.data?.items ?? []
  return (
    <Modal opened onClose={onClose} title={team ? t('team.edit', { name: team.name }) : t('team.add')} size='36rem'>
      <form onSubmit={submit}>
        <Stack gap='md'>
          <ProblemNotice error={save.error} />
          <TextInput
            label={t('team.name')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={fieldMessage(save.error, 'name')}
          />
          {!team && (
            <OfficeSelect
              value={regencyCode}
              onChange={(code) => {
                setRegencyCode(code)
                setMemberIds([])
              }}
            />
          )}
          <Fieldset legend={t('team.members')}>
            <Stack gap='xs' className='field-staff'>
              {staff.data && people.length === 0 && <Text c='dimmed'>{t('team.noStaff')}</Text>}
              {people.map((person) => (
                <Checkbox
                  key={person.userId}
                  label={`${person.name} (${offices.nameOf(person.regionCode.length > 2 ? placeOf(person.regionCode).regencyCode : null)})`}
                  checked={memberIds.includes(person.userId)}
                  onChange={(event) =>
                    setMemberIds(
                      event.currentTarget.checked
                        ? [...memberIds, person.userId]
                        : memberIds.filter((id) => id !== person.userId),
                    )
                  }
                />
              ))}
            </Stack>
            {fieldMessage(save.error, 'memberIds') && (
              <Text size='sm' c='var(--mantine-color-error)'>
                {fieldMessage(save.error, 'memberIds')}
              </Text>
            )}
          </Fieldset>
          <Fieldset legend={t('team.skills')}>
            <div className='field-checks'>
              {TeamSkill.options.map((skill) => (
                <Checkbox
                  key={skill}
                  label={w(`skill.${skill}`)}
                  checked={skills.includes(skill)}
                  onChange={(event) =>
                    setSkills(event.currentTarget.checked ? [...skills, skill] : skills.filter((one) => one !== skill))
                  }
                />
              ))}
            </div>
          </Fieldset>
          <TextInput
            type='number'
            min={1}
            max={61}
            label={t('team.longestDays')}
            description={t('team.longestDays.hint')}
            value={longestDays}
            onChange={(event) => setLongestDays(event.currentTarget.value)}
            error={fieldMessage(save.error, 'longestDays')}
          />
          {team && (
            <Checkbox
              label={t('team.active')}
              checked={isActive}
              onChange={(event) => setActive(event.currentTarget.checked)}
            />
          )}
          <Group justify='flex-end' gap='xs'>
            <Button variant='default' onClick={onClose}>
              {w('cancel')}
            </Button>
            <Button type='submit' loading={save.isPending} disabled={!name.trim()}>
              {w('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
