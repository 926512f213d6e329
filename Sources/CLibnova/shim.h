// libnova for Swift.
#pragma once
#include <libnova/libnova.h>
