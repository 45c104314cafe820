package io.outbound.receipt;

import java.nio.charset.StandardCharsets;

/** Mail that came back, as servers write it. {@code RETURN_PATH} stands for the envelope sender of the message. */
enum Returned {
    POSTFIX_DEAD("BOUNCED", true, "5.1.1", """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
            To: RETURN_PATH
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="B1"

            --B1
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mx.example.net.
            <ann@example.com>: host mail.example.com said: 550 5.1.1 no such user

            --B1
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net
            X-Postfix-Queue-ID: 4F2A0
            Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0000 (UTC)

            Final-Recipient: rfc822; ann@example.com
            Original-Recipient: rfc822;ann@example.com
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; mail.example.com
            Diagnostic-Code: smtp; 550 5.1.1 <ann@example.com>: Recipient address
                rejected: User unknown

            --B1
            Content-Type: message/rfc822

            Subject: Hello 4.2.1

            Hi
            --B1--
            """),
    POSTFIX_LATE("DELAYED", false, "4.4.1", """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.net
            To: RETURN_PATH
            Content-Type: multipart/report; report-type=delivery-status; boundary="B1"

            --B1
            Content-Type: text/plain

            YOU DO NOT NEED TO RESEND YOUR MESSAGE.
            --B1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; ann@example.com
            Action: delayed
            Status: 4.4.1
            Diagnostic-Code: X-Postfix; connect to mail.example.com: Connection timed out
            --B1--
            """),
    GIVEN_UP("BOUNCED", false, "4.4.7", """
            From: Mail Delivery Subsystem <mailer-daemon@example.net>
            To: RETURN_PATH
            Content-Type: multipart/report; report-type="delivery-status"; boundary=B1

            --B1
            Content-Type: message/delivery-status

            Reporting-MTA: dns;example.net

            Final-Recipient: RFC822; ann@example.com
            Action: FAILED
            Status: 4.4.7 (delivery time expired)
            --B1--
            """),
    FULL("BOUNCED", false, "5.2.2", """
            From: postmaster@example.net
            To: RETURN_PATH
            Content-Type: multipart/report; report-type=delivery-status; boundary=B1

            --B1
            Content-Type: message/delivery-status

            Reporting-MTA: dns;example.net

            Final-Recipient: rfc822;ann@example.com
            Action: failed
            Status: 5.0.0
            Diagnostic-Code: smtp;552 5.2.2 The email account that you tried to reach is over quota
            --B1--
            """),
    POLICY("BOUNCED", false, "5.7.1", """
            From: postmaster@example.net
            To: RETURN_PATH
            Content-Type: multipart/report; report-type=delivery-status; boundary=B1

            --B1
            Content-Type: message/delivery-status

            Final-Recipient: rfc822;ann@example.com
            Action: failed
            Status: 5.7.1
            Diagnostic-Code: smtp;550 5.7.1 Message rejected as spam
            --B1--
            """),
    SENDER("BOUNCED", false, "5.1.8", """
            From: postmaster@example.net
            To: RETURN_PATH
            Content-Type: multipart/report; report-type=delivery-status; boundary=B1

            --B1
            Content-Type: message/delivery-status

            Final-Recipient: rfc822;ann@example.com
            Action: failed
            Status: 5.1.8
            Diagnostic-Code: smtp;550 5.1.8 Sender address rejected
            --B1--
            """),
    CONFIRMED("DELIVERED", false, "2.0.0", """
            From: MAILER-DAEMON@example.net
            To: RETURN_PATH
            Content-Type: multipart/report; report-type=delivery-status; boundary=B1

            --B1
            Content-Type: message/delivery-status

            Reporting-MTA: dns;example.net

            Final-Recipient: rfc822;ann@example.com
            Action: delivered
            Status: 2.0.0
            --B1--
            """),
    BASE64("BOUNCED", true, "5.1.10", """
            From: <>
            To: RETURN_PATH
            Content-Type: multipart/report; report-type=delivery-status; boundary=B1

            --B1
            Content-Type: message/delivery-status
            Content-Transfer-Encoding: base64

            RmluYWwtUmVjaXBpZW50OiByZmM4MjI7YW5uQGV4YW1wbGUuY29tCkFjdGlvbjogZmFpbGVkClN0
            YXR1czogNS4xLjEwCg==
            --B1--
            """),
    NO_ACTION("BOUNCED", true, "5.1.2", """
            From: <>
            To: someone@example.org
            Content-Type: multipart/mixed; boundary=B1

            --B1
            Content-Type: message/delivery-status

            Final-Recipient: rfc822;ann@example.com
            Status: 5.1.2
            --B1
            Content-Type: text/rfc822-headers

            Return-Path: <RETURN_PATH>
            Subject: Hello
            --B1--
            """),
    EXIM("BOUNCED", true, "5.0.0", """
            X-Failed-Recipients: ann@example.com
            Auto-Submitted: auto-replied
            From: Mail Delivery System <Mailer-Daemon@example.net>
            To: RETURN_PATH
            Subject: Mail delivery failed: returning message to sender

            This message was created automatically by mail delivery software.
            A message that you sent could not be delivered to one or more of its recipients.

              ann@example.com
                host mail.example.com [192.0.2.1]
                SMTP error from remote mail server after RCPT TO:<ann@example.com>:
                550 Unrouteable address

            ------ This is a copy of the message, including all the headers. ------

            Subject: Hello 2.1.5
            """),
    QMAIL("BOUNCED", true, "5.1.1", """
            From: MAILER-DAEMON@example.net
            To: RETURN_PATH
            Subject: failure notice

            Hi. This is the qmail-send program at example.net.
            I'm afraid I wasn't able to deliver your message to the following addresses.
            This is a permanent error; I've given up. Sorry it didn't work out.

            <ann@example.com>:
            Sorry, no mailbox here by that name. (#5.1.1)

            --- Below this line is a copy of the message.
            """),
    SENDMAIL_LATE("DELAYED", false, "4.0.0", """
            From: Mail Delivery Subsystem <MAILER-DAEMON@example.net>
            To: RETURN_PATH
            Subject: Warning: could not send message for past 4 hours

                **********************************************
                **      THIS IS A WARNING MESSAGE ONLY      **
                **********************************************
            ... while talking to mail.example.com.:
            <<< 451 please come again
            Message will be retried for 5 days
            """),
    COMPLAINT("COMPLAINED", false, "abuse", """
            From: <feedback@isp.example>
            To: <abuse@example.org>
            Subject: FW: Hello
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="B1"

            --B1
            Content-Type: text/plain

            This is an email abuse report.
            --B1
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: SomeGenerator/1.0
            Version: 1
            Original-Mail-From: <RETURN_PATH>
            --B1
            Content-Type: message/rfc822

            From: <shop@example.org>
            Subject: Hello

            Hi
            --B1--
            """);

    final String event;
    final boolean dead;
    final String code;
    private final String text;

    Returned(String event, boolean dead, String code, String text) {
        this.event = event;
        this.dead = dead;
        this.code = code;
        this.text = text;
    }

    byte[] to(String returnPath) {
        return text.replace("RETURN_PATH", returnPath).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
