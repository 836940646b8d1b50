import { keepQuizAnswer, loadQuizAnswers } from './learner-record.ts';

interface Option {
  readonly item: HTMLLIElement;
  readonly text: string;
  readonly why: HTMLElement;
  readonly radio: HTMLInputElement;
  readonly right: boolean;
}

/** What a question tells its quiz when an answer was checked. */
interface AnswerDetail {
  readonly choice: string;
  readonly correct: boolean;
}

/** Turns the disclosures of a question into a radio group with a check button; see Question.astro. */
class LessonQuestion extends HTMLElement {
  #options: readonly Option[] = [];
  #announcer = document.createElement('p');
  #note = document.createElement('p');

  connectedCallback(): void {
    if (this.#options.length > 0) return;
    const fieldset = this.querySelector('fieldset')!;
    this.#options = [...this.querySelectorAll('li')].map((item) => this.#upgrade(item));
    this.#announcer.className = 'lesson-unseen';
    this.#announcer.setAttribute('role', 'status');
    this.#note.className = 'lesson-quiz-note';
    const check = document.createElement('button');
    check.type = 'submit';
    check.className = 'lesson-button';
    check.textContent = 'Check answer';
    const actions = document.createElement('div');
    actions.className = 'lesson-quiz-actions';
    actions.append(check, this.#note);
    fieldset.append(actions, this.#announcer);
    const form = document.createElement('form');
    fieldset.replaceWith(form);
    form.append(fieldset);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
  }

  get questionId(): string {
    return this.dataset['question'] ?? '';
  }

  /** Shows an answer given earlier; an answer that the question no longer has is passed over. */
  restore(choice: string): void {
    const option = this.#options.find((candidate) => candidate.text === choice);
    if (option === undefined || this.#options.some((candidate) => candidate.radio.checked)) return;
    option.radio.checked = true;
    this.#explain(option);
    this.#note.textContent = `Your earlier answer. ${verdictOf(option)}`;
  }

  #upgrade(item: HTMLLIElement): Option {
    const details = item.querySelector('details')!;
    const text = details.querySelector('summary')!.textContent.trim();
    const why = details.querySelector<HTMLElement>('.lesson-quiz-why')!;
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = `question-${this.questionId}`;
    const label = document.createElement('label');
    const words = document.createElement('span');
    words.textContent = text;
    label.append(radio, words);
    why.hidden = true;
    details.replaceWith(label, why);
    return { item, text, why, radio, right: 'right' in item.dataset };
  }

  #check(): void {
    const chosen = this.#options.find((option) => option.radio.checked);
    if (chosen === undefined) {
      this.#note.textContent = 'Choose an answer first.';
      this.#announcer.textContent = 'Choose an answer first.';
      return;
    }
    this.#explain(chosen);
    this.#note.textContent = verdictOf(chosen);
    this.#announcer.textContent = chosen.why.textContent.trim();
    const detail: AnswerDetail = { choice: chosen.text, correct: chosen.right };
    this.dispatchEvent(new CustomEvent<AnswerDetail>('lesson-answer', { bubbles: true, detail }));
  }

  /** Shows why the chosen answer is right or wrong; a right one opens the others as well. */
  #explain(chosen: Option): void {
    for (const option of this.#options) option.why.hidden = option !== chosen && !chosen.right;
  }
}

function verdictOf(option: Option): string {
  return option.right ? 'Right.' : 'Not this one. Read why, then try another.';
}

/** Counts first answers, keeps all of them, and brings earlier ones back when the quiz comes into view; see Quiz.astro. */
class LessonQuiz extends HTMLElement {
  #firstAnswers = new Map<string, boolean>();

  connectedCallback(): void {
    this.addEventListener('lesson-answer', (event) => {
      const question = event.target as LessonQuestion;
      this.#count(question.questionId, (event as CustomEvent<AnswerDetail>).detail);
    });
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      void this.#restore();
    });
    observer.observe(this);
  }

  get #lesson(): string {
    return this.dataset['lesson'] ?? '';
  }

  #count(questionId: string, { choice, correct }: AnswerDetail): void {
    if (!this.#firstAnswers.has(questionId)) this.#firstAnswers.set(questionId, correct);
    this.#showCount();
    void keepQuizAnswer({ lessonId: this.#lesson, questionId, choice, correct });
  }

  #showCount(): void {
    const right = [...this.#firstAnswers.values()].filter(Boolean).length;
    const questions = this.querySelectorAll('lesson-question').length;
    const answered = this.#firstAnswers.size;
    this.querySelector('.lesson-quiz-count')!.textContent =
      answered === questions
        ? `All ${questions} answered, ${right} right at the first try.`
        : `${answered} of ${questions} answered, ${right} right at the first try.`;
  }

  async #restore(): Promise<void> {
    const newestFirst = await loadQuizAnswers(this.#lesson);
    if (newestFirst.length === 0) return;
    for (const question of this.querySelectorAll<LessonQuestion>('lesson-question')) {
      const answers = newestFirst.filter((answer) => answer.questionId === question.questionId);
      const first = answers.at(-1);
      if (first === undefined || this.#firstAnswers.has(question.questionId)) continue;
      this.#firstAnswers.set(question.questionId, first.correct);
      question.restore(answers[0]!.choice);
    }
    if (this.#firstAnswers.size > 0) this.#showCount();
  }
}

customElements.define('lesson-question', LessonQuestion);
customElements.define('lesson-quiz', LessonQuiz);
