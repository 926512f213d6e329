import Commands

Jadwal.main()
