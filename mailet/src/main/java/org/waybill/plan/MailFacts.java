package org.waybill.plan;

import java.util.Optional;

/**
 * What the policy looks at.
 *
 * @param senderDomain the envelope sender's domain in lower case; empty for the null sender
 * @param header what the message's header says
 */
public record MailFacts(Optional<String> senderDomain, HeaderFacts header) {}
