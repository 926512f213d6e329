// GMime for Swift.
#pragma once
#include <gmime/gmime.h>

// What GMime has only as macros.
static inline InternetAddressMailbox *jadwal_gmime_mailbox(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_MAILBOX(address) ? INTERNET_ADDRESS_MAILBOX(address) : NULL;
}
