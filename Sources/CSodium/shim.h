// libsodium for Swift.
#pragma once
#include <sodium.h>
