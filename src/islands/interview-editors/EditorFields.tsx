import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { splitNames } from './list-edits.ts';

interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Where the focus goes when this is asked for by name. */
  readonly focusKey?: string;
}

interface TextFieldProps extends FieldProps<string> {
  readonly most: number;
  readonly placeholder?: string;
  /** Values to choose from; others can be typed. */
  readonly choices?: readonly string[];
  readonly isWide?: boolean;
}

/** Shows a line of text with its label. */
export function TextField({ label, value, onChange, focusKey, most, placeholder, choices, isWide = false }: TextFieldProps): ReactNode {
  const id = useId();
  return (
    <div className="hr-ed-field" data-wide={isWide || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        maxLength={most}
        placeholder={placeholder}
        list={choices ? `${id}-choices` : undefined}
        data-focus={focusKey}
        onChange={(event) => onChange(event.target.value)}
      />
      {choices ? (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      ) : null}
    </div>
  );
}

/** Shows a few lines of text with their label. */
export function NoteField({ label, value, onChange, most }: FieldProps<string> & { readonly most: number }): ReactNode {
  const id = useId();
  return (
    <div className="hr-ed-field" data-wide>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={1} value={value} maxLength={most} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

interface SelectFieldProps<Value extends string> extends FieldProps<Value> {
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  /** What a value that is no option is called. */
  readonly otherName?: string;
}

/** Shows a choice with its label. A value that is no option stays until another is chosen. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>): ReactNode {
  const { label, value, onChange, options, otherName = 'no longer there', focusKey } = props;
  const id = useId();
  return (
    <div className="hr-ed-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} data-focus={focusKey} onChange={(event) => onChange(event.target.value as Value)}>
        {options.some((option) => option.value === value) ? null : <option value={value}>{otherName}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Shows a box to tick with its label behind it. */
export function CheckField({ label, value, onChange }: FieldProps<boolean>): ReactNode {
  const id = useId();
  return (
    <div className="hr-ed-check">
      <input id={id} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

interface NamesFieldProps extends FieldProps<readonly string[]> {
  readonly most: number;
  readonly mostCharacters: number;
  readonly placeholder?: string;
}

/** Shows names with commas between them. What is typed stays as it is typed; names too many or too long are left out, and it is said. */
export function NamesField({ label, value, onChange, focusKey, most, mostCharacters, placeholder }: NamesFieldProps): ReactNode {
  const id = useId();
  const read = (typed: string): string[] =>
    splitNames(typed)
      .filter((name) => name.length <= mostCharacters)
      .slice(0, most);
  const [typed, setTyped] = useState(value.join(', '));
  const isSame = read(typed).join('\n') === value.join('\n');
  const shown = isSame ? typed : value.join(', ');
  const left = isSame ? splitNames(typed).length - value.length : 0;
  return (
    <div className="hr-ed-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={shown}
        maxLength={most * (mostCharacters + 2)}
        placeholder={placeholder}
        data-focus={focusKey}
        aria-describedby={left > 0 ? `${id}-note` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(read(event.target.value));
        }}
      />
      {left > 0 ? (
        <p id={`${id}-note`} className="hr-ed-problem" role="status">
          At most {most} names of {mostCharacters} characters: {left} left out.
        </p>
      ) : null}
    </div>
  );
}

interface AmountFieldProps extends FieldProps<number | undefined> {
  readonly most: number;
}

/** Shows a number that may be left out: digits, commas between them, or "2e6". What is none stays typed and is not taken, and it is said. */
export function AmountField({ label, value, onChange, most }: AmountFieldProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const [problem, setProblem] = useState('');
  const isSame = readAmount(typed, most) === value;
  const shown = isSame || problem !== '' ? typed : value === undefined ? '' : String(value);
  return (
    <div className="hr-ed-field hr-ed-amount">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={shown}
        maxLength={24}
        aria-invalid={problem !== ''}
        aria-describedby={problem === '' ? undefined : `${id}-note`}
        onChange={(event) => {
          const text = event.target.value;
          const read = readAmount(text, most);
          setTyped(text);
          setProblem(read === undefined && text.trim() !== '' ? `Give a number from 0 to ${most}.` : '');
          onChange(read);
        }}
      />
      {problem === '' ? null : (
        <p id={`${id}-note`} className="hr-ed-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}

/** Reads a number from 0 to a bound; undefined where the text is blank or none. */
export function readAmount(text: string, most: number): number | undefined {
  const plain = text.replaceAll(/[,_\s]/g, '');
  if (!/^\d+(\.\d*)?(e\+?\d{1,3})?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return value <= most ? value : undefined;
}
