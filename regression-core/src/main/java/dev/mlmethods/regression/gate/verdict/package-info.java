/** What the gate tells people and CI servers: JUnit XML, Markdown, JSON and a page. */
package dev.mlmethods.regression.gate.verdict;
