package org.waybill.plan;

/**
 * One rule that says what is tracked of a copy.
 *
 * @param rule which, as an admin or sender knows it: a key with the domain it is about, or a header
 *     field
 * @param switches what it allows
 */
public record Ruling(String rule, Switches switches) {}
