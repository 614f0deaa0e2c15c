import { useQueryClient } from '@tanstack/react-query'
import { reading, useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { CheckboxField, FieldSet } from '../../forms/choices.tsx'
import { NumberField, SelectField, TextField, TimeField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import type { Form as FormOf } from '../../forms/use-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Pilot } from './pilot-frame.tsx'
import {
  emptyModule,
  emptyPass,
  setupBody,
  setupValues,
  type Reference,
  type SetupValues,
} from './setup-values.ts'

/** Everything that a plan is judged by, for central to change until one is chosen. */
export function PilotSetup({ pilot, reference }: { pilot: Pilot; reference: Reference }) {
  const t = useCopy(sv, en)
  const client = useQueryClient()
  const params = { pilotId: pilot.id }
  const save = useChange('PUT /api/pilots/:pilotId', ['GET /api/pilots', 'GET /api/pilots/:pilotId'])
  const { form, conflict } = useEditForm<Pilot, SetupValues>({
    latest: pilot,
    valuesOf: one => setupValues(one, reference),
    keep: 'setup',
    submit: (values, { version }) => save.mutateAsync({ params, body: setupBody(version, values) }),
    readAnew: () =>
      client.refetchQueries({ queryKey: reading('GET /api/pilots/:pilotId', { params }).queryKey }),
    onDone: () => say(t.saved),
  })
  return (
    <Section title={t.setup} lead={t.setupLead}>
      <Form form={form} action={t.save}>
        <VersionConflict
          {...conflict}
          labels={{
            name: t.name,
            weeks: t.weeks,
            minimum: t.minimum,
            wanted: t.wanted,
            maximum: t.maximum,
            passes: t.passes,
            districts: t.districts,
            modules: t.modules,
          }}
          tell={tellersOf(t)}
        />
        <div className="form-row">
          <TextField label={t.name} {...form.bind('name')} />
          <TextField label={t.weeks} hint={t.weeksHint} {...form.bind('weeks')} />
        </div>
        <div className="form-row">
          <NumberField label={t.minimum} {...form.bind('minimum', 'days.minimum')} />
          <NumberField label={t.wanted} {...form.bind('wanted', 'days.wanted')} />
          <NumberField label={t.maximum} {...form.bind('maximum', 'days.maximum')} />
        </div>
        <PassRows form={form} />
        <DistrictRows form={form} />
        <ModuleRows form={form} pilotId={pilot.id} />
      </Form>
    </Section>
  )
}

/** How the rows of the set-up are said. */
function tellersOf(t: typeof sv) {
  return {
    passes: (passes: SetupValues['passes']) =>
      passes.map(({ startsAt, endsAt }) => `${startsAt}–${endsAt}`).join(', '),
    districts: (districts: SetupValues['districts']) =>
      districts
        .filter(({ takesPart }) => takesPart)
        .map(({ name, places, groups }) => t.districtTold(shortDistrict(name), places ?? 0, groups ?? 0))
        .join('; '),
    modules: (modules: SetupValues['modules']) =>
      modules
        .map(({ name, passes, staff, termFive, teacher }) =>
          t.moduleTold(name, passes ?? 0, (staff ?? 0) + (termFive ?? 0) + (teacher ?? 0)),
        )
        .join('; '),
  }
}

interface RowsProps {
  readonly form: FormOf<SetupValues>
}

function PassRows({ form }: RowsProps) {
  const t = useCopy(sv, en)
  const { passes } = form.values
  return (
    <FieldSet legend={t.passes}>
      <div className="pilot-rows">
        {passes.map(({ key }, index) => (
          <div key={key} className="pilot-row">
            <TimeField label={t.fromOf(index + 1)} {...form.bindItem('passes', index, 'startsAt')} />
            <TimeField label={t.toOf(index + 1)} {...form.bindItem('passes', index, 'endsAt')} />
            <Button
              kind="quiet"
              onClick={() => form.set({ passes: passes.filter(pass => pass.key !== key) })}
            >
              {t.removePass(index + 1)}
            </Button>
          </div>
        ))}
      </div>
      <div className="row">
        <Button onClick={() => form.set({ passes: [...passes, emptyPass()] })}>{t.addPass}</Button>
      </div>
    </FieldSet>
  )
}

function DistrictRows({ form }: RowsProps) {
  const t = useCopy(sv, en)
  return (
    <FieldSet legend={t.districts} hint={t.districtsHint}>
      <div className="pilot-rows">
        {form.values.districts.map(({ districtId, name, takesPart }, index) => (
          <div key={districtId} className="pilot-row">
            <CheckboxField label={shortDistrict(name)} {...form.bindItem('districts', index, 'takesPart')} />
            {takesPart && (
              <>
                <NumberField
                  label={t.placesOf(shortDistrict(name))}
                  {...form.bindItem('districts', index, 'places')}
                />
                <NumberField
                  label={t.groupsOf(shortDistrict(name))}
                  {...form.bindItem('districts', index, 'groups')}
                />
              </>
            )}
          </div>
        ))}
      </div>
    </FieldSet>
  )
}

function ModuleRows({ form, pilotId }: RowsProps & { pilotId: string }) {
  const t = useCopy(sv, en)
  const venues = useRead('GET /api/pilots/:pilotId/venues', { params: { pilotId } })
  const { modules } = form.values
  const options = <Key extends string>(labels: Readonly<Record<Key, string>>) =>
    (Object.keys(labels) as Key[]).map(value => ({ value, label: labels[value] }))
  return (
    <FieldSet legend={t.modules} hint={t.modulesHint}>
      {modules.map(({ key, name }, index) => (
        <details key={key} className="pilot-module" {...(name === '' ? { open: true } : {})}>
          <summary>{name === '' ? t.module(index + 1) : name}</summary>
          <TextField label={t.moduleName} {...form.bindItem('modules', index, 'name')} />
          <div className="form-row">
            <SelectField
              label={t.audience}
              options={options(t.audiences)}
              {...form.bindItem('modules', index, 'audience')}
            />
            <SelectField
              label={t.position}
              options={options(t.positions)}
              {...form.bindItem('modules', index, 'position')}
            />
            <NumberField label={t.length} {...form.bindItem('modules', index, 'passes')} />
          </div>
          <div className="form-row">
            <NumberField label={t.staff} {...form.bindItem('modules', index, 'staff')} />
            <NumberField label={t.termFive} {...form.bindItem('modules', index, 'termFive')} />
            <NumberField label={t.teacher} {...form.bindItem('modules', index, 'teacher')} />
          </div>
          <SelectField
            label={t.moduleVenue}
            none={t.anyVenue}
            options={(venues.data?.venues ?? []).map(venue => ({
              value: venue.id,
              label: `${venue.name}, ${shortDistrict(venue.districtName)}`,
            }))}
            {...form.bindItem('modules', index, 'venueId')}
          />
          <Button
            kind="quiet"
            onClick={() => form.set({ modules: modules.filter(module => module.key !== key) })}
          >
            {t.removeModule(name)}
          </Button>
        </details>
      ))}
      <div className="row">
        <Button onClick={() => form.set({ modules: [...modules, emptyModule()] })}>{t.addModule}</Button>
      </div>
    </FieldSet>
  )
}
