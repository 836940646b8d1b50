/**
 * The one script of the sandboxed frame. It stands in the frame's document as text, so its hash stands in the frame's policy and in that of the page
 * (a srcdoc frame inherits it); keep it short, and keep everything else in the workers it starts. The page talks to the judge over one port;
 * judge and learner talk over another, which the learner's code cannot reach.
 */
export const frameScript = `'use strict';
addEventListener('message', (event) => {
  if (event.source !== parent || event.ports.length !== 1) return;
  const page = event.ports[0];
  const blobUrl = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const learnerUrl = blobUrl(event.data);
  let judge, learner;
  const startLearner = () => {
    if (learner) learner.terminate();
    learner = new Worker(learnerUrl);
    learner.onerror = (error) => { error.preventDefault(); if (judge) judge.postMessage({ kind: 'died', message: String(error.message) }); };
    if (judge) connect();
  };
  const connect = () => {
    const channel = new MessageChannel();
    learner.postMessage(0, [channel.port1]);
    judge.postMessage({ kind: 'learner' }, [channel.port2]);
  };
  const startJudge = (text) => {
    judge = new Worker(blobUrl(text));
    judge.onmessage = ({ data }) => { if (data.kind === 'replace') startLearner(); else page.postMessage(data); };
    judge.onerror = (error) => { error.preventDefault(); page.postMessage({ kind: 'broken', message: String(error.message) }); };
    connect();
  };
  page.onmessage = ({ data }) => {
    if (data.kind === 'ping') page.postMessage({ kind: 'pong' });
    else if (data.kind === 'start-judge') startJudge(data.script);
    else judge.postMessage(data);
  };
  startLearner();
}, { once: true });`;
